crosswalk-title = Гуманитарное право и права человека: соответствия
crosswalk-description = От норм гуманитарного права к правам человека и обратно, с делами и замечаниями.
crosswalk-lead = От нормы гуманитарного права к праву человека, защищающему то же самое, с указанием соотношения, которое применил каждый суд или орган, и обратно. Каждый вывод изложен нашими словами по его собственной записи.
crosswalk-relations = Что означают соотношения
crosswalk-records = Все записи об этих двух отраслях права
crosswalk-nothing = Соответствий пока нет. <add>Добавить строку</add>
crosswalk-from-rule = От нормы
crosswalk-from-right = От права
crosswalk-humanitarian = Гуманитарное право
crosswalk-rights = Право прав человека
crosswalk-and = и
processes-title = Процессы
processes-description = То, что длится годами, этап за этапом.
processes-lead = То, что длится годами, этап за этапом, для каждого — запись, в которой о нём говорится.
processes-milestones =
    { $count ->
        [one] { $count } этап
        [few] { $count } этапа
       *[many] { $count } этапов
    }
process-planned = запланировано
process-record = Запись: { $record }
process-to-check = Ещё предстоит проверить
