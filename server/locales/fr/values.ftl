values-title = { $name } : toutes les valeurs
values-description = Toutes les valeurs d'un filtre, avec le nombre de fiches pour chacune.
values-results = Résultats
values-find-among = Chercher parmi { $values }
values-count =
    { $count ->
        [one] { $count } valeur
       *[other] { $count } valeurs
    }
values-find = Chercher
values-nothing = Aucune valeur ne contient « { $part } » dans son nom.
values-more = { $count } de plus : tapez une partie du nom.
