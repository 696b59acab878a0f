count-records =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[many] { $count } записей
    }
count-passages =
    { $count ->
        [one] { $count } фрагмент
        [few] { $count } фрагмента
       *[many] { $count } фрагментов
    }
count-pages =
    { $count ->
        [one] { $count } страница
        [few] { $count } страницы
       *[many] { $count } страниц
    }
count-more = ещё { $count }
years-since = с { $year } г.
date-first-day = 1 { $month } { $year } г.
date-day = { $day } { $month } { $year } г.
date-month = { $month } { $year } г.
date-year = { $year } г.
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-alone-1 = январь
month-alone-2 = февраль
month-alone-3 = март
month-alone-4 = апрель
month-alone-5 = май
month-alone-6 = июнь
month-alone-7 = июль
month-alone-8 = август
month-alone-9 = сентябрь
month-alone-10 = октябрь
month-alone-11 = ноябрь
month-alone-12 = декабрь
passage-page = { $passage }, с. { $page }
passage-paragraph = п. { $number }
passage-holding = Правовая позиция
passage-holding-at = Правовая позиция, { $at }
page-of-source = с. { $page }
field-context = Контекст
field-actor = Исполнитель
field-measure = Мера
field-outcome = Результат
field-limits = Ограничения
field-transferability = Применимость в других условиях
field-evidence = Почему такой уровень доказательности
field-misread = Часто ошибочно цитируется в подтверждение того, что
decided-created = Создан
decided-extended = Продлён
decided-widened = Расширен
decided-ended = Прекращён
decided-rejected = Отклонён
kinds-mechanism = Механизмы
kinds-instrument = Документы
kinds-case = Дела
kinds-guidance = Руководящие указания
kinds-good-practice = Передовая практика
kinds-policy = Политика
kinds-event = Мероприятия
kinds-report = Доклады
count-mechanisms =
    { $count ->
        [one] { $count } механизм
        [few] { $count } механизма
       *[many] { $count } механизмов
    }
checked-on = проверено { $date }
dates-from-to = { $from } – { $to }
end-ongoing = продолжался на момент последней проверки
end-not-recorded = не указано
undated = без даты
vote-without = без голосования
vote-recorded = { $yes } — за, { $no } — против, { $abstaining } — воздержались
