not-found-title = Не найдено
not-found-description = Такой страницы нет.
missed-symbol = Нет записи с условным обозначением «{ $symbol }».
missed-file = Файла «{ $name }» нет.
missed-unreadable = По этому адресу страницы нет.
missed-page = По адресу «{ $path }» страницы нет.
not-found-perhaps = Возможно, вы искали
not-found-onward = Куда перейти
not-found-search = Искать «{ $words }»
not-found-regions = Регионы и страны
first-page = Главная страница
first-page-ways = <home>Главная страница</home> со всеми разделами
trouble-not-allowed = Так нельзя
trouble-not-now = Не сейчас
trouble-description = Сейчас эту страницу показать нельзя.
trouble-again = Повторите попытку через некоторое время. Никаких сведений о вашем посещении не сохранено.
withdrawn-sentence = Запись «{ $record }» отозвана { $date }
withdrawn-title = Отозванная запись
withdrawn-heading = Отозвана
withdrawn-description = Эта запись отозвана.
withdrawn-instead = Вместо неё:
error-stale = С начала этого обхода записи изменились: начните его заново.
error-not-allowed = Этот адрес доступен только для чтения: используйте GET или HEAD.
error-too-long = Это больше допустимого размера записи (256 КБ). Ничего не сохранено.
error-too-slow = Ответ занял слишком много времени и был прерван.
error-busy = Сейчас слишком много запросов. Повторите попытку через несколько секунд.
error-wandering = Программы, перебирающие фильтры, ждут, пока обслуживаются читатели. У каждой записи есть собственный адрес: все они перечислены в /sitemap.xml.
error-closing = Сайт останавливается или перезапускается.
error-internal = На нашей стороне произошёл сбой.
missed-record = Записи «{ $record }» нет.
missed-term = «{ $name }» не найдено. Искали: { $facet }.
missed-process = Процесса «{ $process }» нет.
error-too-deep = Результаты выдаются до страницы { $last }: сузьте поиск или возьмите его целиком в виде CSV или строк JSON.
symbol-description = Записи с этим условным обозначением.
symbol-candidates =
    { $count ->
        [one] { $count } запись с подходящим условным обозначением.
        [few] { $count } записи с подходящим условным обозначением.
       *[many] { $count } записей с подходящим условным обозначением.
    }
symbol-search = Искать вместо этого «{ $words }»
