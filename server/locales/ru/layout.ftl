site-tagline = Какие правозащитные механизмы существуют, что им было поручено и что сработало
nav-search = Поиск
nav-mechanisms = Механизмы
nav-practices = Передовая практика
nav-regions = Регионы
nav-themes = Темы
nav-help = Справка
nav-about = О сайте
nav-main = Основное меню
nav-languages = Язык
nav-here = Вы находитесь здесь
skip-text = Перейти к тексту
skip-search = Перейти к поиску
leave-quickly = Быстро покинуть этот сайт
content-note = Предупреждение о содержании
content-note-said = <strong>Предупреждение о содержании.</strong> { $note }
complete-names = Названия
complete-said =
    { $count ->
        [one] { $count } название; выбирайте клавишами со стрелками.
        [few] { $count } названия; выбирайте клавишами со стрелками.
       *[many] { $count } названий; выбирайте клавишами со стрелками.
    }
feed-changes = Что изменилось
feed-search = Этот поиск
footer-licence = Материалы доступны по лицензии <licence>CC BY 4.0</licence>. <cite>Как цитировать</cite>. <contribute>Добавить или исправить запись</contribute>.
footer-index = Индекс { $digest }, { $date }: { $records }, { $passages }.
footer-names = Названия и коды мест не выражают какого-либо мнения относительно их статуса или границ. <about>О названиях</about>.
footer-privacy = Без файлов cookie и третьих сторон; всё работает без скриптов. Поисковые запросы не записываются.
