facet-type = Type de fiche
facet-region = Région
facet-country = Pays ou zone
facet-situation = Situation
facet-theme = Thème
facet-mechanism_type = Type de mécanisme
facet-body = Organe mandant ou auteur
facet-status = État
facet-framework = Cadre juridique
facet-relation = Relation entre DIH et droit des droits de l’homme
facet-practice_type = Type de pratique
facet-evidence = Niveau de preuve
facet-stage = Étape du cycle d’établissement des responsabilités
facet-group = Groupe touché
facet-violation = Violation ou crime
facet-language = Langue d’une source
filter-years = Années
filter-none = aucune mention
years-from = à partir de { $from }
years-to = jusqu’en { $to }
filters-used = Filtres appliqués
filters = Filtres
filter-remove = Supprimer le filtre :
name-colon = { $name } :
filters-clear = Effacer les filtres
facet-all = Les { $count }, avec recherche
places-heading = Lieu
years-chart = Fiches par année
years-all = Toutes les années
years-undated = { $count } sans date
years-undated-left = { $count } sans date, écartées tant que des années sont choisies
name-value = { $name } : { $value }
places-none = dans aucune région
places-all = Tous les pays, avec recherche
places-whole = { $place } (ensemble)
places-more =
    { $count ->
        [one] { $places } et { $count } autre
       *[other] { $places } et { $count } autres
    }
mark-evidence = Éléments de preuve
mark-violations = Violations
quoted = « { $text } »
