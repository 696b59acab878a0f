values-title = { $name }: все значения
values-description = Все значения фильтра с числом записей для каждого.
values-results = Результаты
values-find-among = Найти среди { $values }
values-count =
    { $count ->
        [one] { $count } значения
        [few] { $count } значений
        [many] { $count } значений
       *[other] { $count } значений
    }
values-find = Найти
values-nothing = Нет значения, в названии которого есть «{ $part }».
values-more = Еще { $count }: введите часть названия.
