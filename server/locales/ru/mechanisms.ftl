column-compare = Сравнить
column-practice = Практика
column-kind = Вид
column-stage = Этап
column-place = Место
column-years = Годы
column-records = Записи
table-order = Упорядочить:
mechanisms-title = Механизмы
mechanisms-description = Комиссии по расследованию, миссии по установлению фактов, механизмы по сбору доказательств, трибуналы и постоянные мандаты.
mechanisms-lead = Органы, созданные государствами и организациями для установления фактов, сохранения доказательств или решения вопроса об ответственности. Годы указаны от решения о создании до окончания; состояние — на момент последней проверки.
mechanisms-over-time = То же во времени
mechanisms-nothing = Ни один механизм не подходит. <all>Показать все механизмы</all>
mechanisms-tick = Отметьте от двух до четырёх механизмов, чтобы увидеть их рядом.
mechanisms-choose = Сравнить: { $title }
practices-description = Что в работе механизмов сработало, что нет и на каких доказательствах это основано.
practices-lead = Каждая запись — одна конкретная практика: где она применялась, что из этого вышло и насколько это подтверждено. Уроки о том, что не сработало, стоят среди них с особой пометкой. <levels>Что означают уровни доказательности</levels>
practices-count =
    { $count ->
        [one] { $count } практика или урок
        [few] { $count } практики и урока
       *[many] { $count } практик и уроков
    }
practices-nothing = Ни одна практика не подходит. <all>Показать все практики и уроки</all>
timeline-title = Хронология механизмов
timeline-description = Правозащитные механизмы по годам: мандаты, продления, перерывы и окончание.
timeline-lead = От решения о создании каждого до его окончания, по регионам. Состояние указано на день последней проверки; что произошло после, здесь неизвестно.
timeline-no-country = Без привязки к стране
timeline-decade = { $year }-е
timeline-before = До { $year } г.
timeline-others = Подходящие записи, не относящиеся к механизмам: { $count }
compare-title = Механизмы рядом
compare-none = Сравнить механизмы
compare-here = Сравнение
compare-title-of = { $titles } – Сравнение
compare-description = Механизмы рядом: мандат, право, доказывание, доступ, даты, голосования, что последовало.
compare-lead = Выберите здесь от двух до четырёх механизмов или отметьте их в <table>таблице механизмов</table>.
compare-no-mechanism = «{ $title }» — не механизм, сравнить его с механизмом нельзя.
compare-too-many = Рядом помещаются не более { $most } механизмов; взяты первые.
compare-no-record = Записи «{ $asked }» нет; она пропущена.
compare-mandated-by = Мандат предоставлен
compare-decisions = Решения и голосования
compare-violations = Нарушения и их уровень
compare-evidence = Что стало с доказательствами
compare-followed = Что последовало
compare-decision = { $date }: { $what }
compare-decision-vote = { $date }: { $what } ({ $vote })
compare-remove = Убрать
compare-add = Добавить механизм
compare-choose = Выберите
compare-not-recorded = не указано
