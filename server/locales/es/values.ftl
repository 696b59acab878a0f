values-title = { $name }: todos los valores
values-description = Todos los valores de un filtro, con cuántas fichas tiene cada uno.
values-results = Resultados
values-find-among = Buscar entre { $values }
values-count =
    { $count ->
        [one] { $count } valor
       *[other] { $count } valores
    }
values-find = Buscar
values-nothing = Ningún valor tiene «{ $part }» en su nombre.
values-more = { $count } más: escriba una parte del nombre.
