values-title = { $name }: all values
values-description = All values of a filter, with how many records have each.
values-results = Results
values-find-among = Find among { $values }
values-count =
    { $count ->
        [one] { $count } value
       *[other] { $count } values
    }
values-find = Find
values-nothing = No value has “{ $part }” in its name.
values-more = { $count } more: type a part of the name.
