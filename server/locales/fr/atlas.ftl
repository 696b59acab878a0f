map-title = Carte
map-description = Fiches sur les mécanismes des droits de l’homme, le droit et les bonnes pratiques, par pays.
map-lead = <records>{ $counted }</records> par pays ou zone. Une fiche portant sur plusieurs pays est comptée dans chacun.
map-skip = Passer la carte et aller à la liste équivalente
map-parts = Parties du monde
map-world = Monde
map-list = Les mêmes données en liste
map-nowhere = <nowhere>Fiches ne portant sur aucun pays en particulier</nowhere> : { $counted }
map-nothing = Aucun pays n’a de fiche correspondante. <all>Afficher toutes les fiches</all>
map-countries =
    { $count ->
        [one] { $count } pays ou zone ayant des fiches
       *[other] { $count } pays et zones ayant des fiches
    }
map-no-record = aucune fiche
map-class-range = { $first } à { $last } fiches
map-class-least = { $count } fiches ou plus
map-legend = Signification des hachures
map-small = un petit État ou une petite zone
map-disclaimer = Les frontières et les noms indiqués et les appellations employées sur cette carte n’impliquent ni reconnaissance ni acceptation officielles par l’Organisation des Nations Unies, ni aucune prise de position de notre part.
map-coarse = Les contours sont sommaires et suivent des lignes de fait ; ils ne disent rien du droit.
map-kashmir = Le statut définitif du Jammu-et-Cachemire n’a pas encore été arrêté par les parties.
map-sudan = La frontière définitive entre le Soudan et le Soudan du Sud et le statut d’Abyei n’ont pas encore été déterminés.
map-malvinas = Il existe un différend entre les Gouvernements de l’Argentine et du Royaume-Uni de Grande-Bretagne et d’Irlande du Nord au sujet de la souveraineté sur les îles Falkland (Malvinas).
map-kosovo = Toute mention du Kosovo s’entend au sens de la résolution 1244 (1999) du Conseil de sécurité.
map-outlines = Contours de Natural Earth, en projection Equal Earth : les superficies sont comparables.
matrix-title = Matrice
matrix-by = { $rows } par { $columns }
matrix-description = Combien de fiches portent sur deux sujets à la fois, pour faire apparaître les lacunes.
matrix-lead = <records>{ $counted }</records> par { $rows } et par { $columns }.
matrix-how = Chaque nombre mène aux fiches qu’il représente. Une case vide est une lacune de cette collection. Une fiche ayant plusieurs valeurs est comptée dans chacune.
matrix-none = aucune
matrix-nothing = Aucune fiche correspondante n’a de valeur des deux côtés. <again>Recommencer</again>
matrix-rows = Lignes
matrix-columns = Colonnes
matrix-examples = Souvent demandé
matrix-practice-stage = Pratiques par étape
matrix-practice-evidence = Pratiques par niveau de preuve
matrix-theme-region = Thèmes par région
matrix-framework-body = Cadres juridiques par organe
matrix-mechanism-status = Types de mécanisme par état
matrix-violation-group = Violations par groupe touché
matrix-all = Toutes
matrix-left-out = { $facet } : seules sont affichées les { $shown } valeurs ayant le plus de fiches ; valeurs omises : { $left }. Filtrez pour les voir.
matrix-no-facet = « { $asked } » ne peut pas être croisé avec autre chose ; il n’en a pas été tenu compte.
matrix-same-sides = Les deux côtés étaient identiques ; un autre a été retenu pour les colonnes.
