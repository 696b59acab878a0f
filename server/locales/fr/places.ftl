gathering-description = Mécanismes des droits de l’homme, droit et bonnes pratiques : { $name }.
gathering-nothing = Il n’y a pas encore de fiche. C’est une lacune de cette collection, et non un constat sur le lieu ou le sujet.
gathering-add = En ajouter une
gathering-practices = Bonnes pratiques et leçons
gathering-no-practices = Aucune bonne pratique ni aucune leçon n’est consignée.
gathering-law = Droit appliqué
gathering-no-law = Aucune affaire, aucune orientation ni aucun instrument n’est consigné.
gathering-rest = Politiques, manifestations et rapports
gathering-to-check = Reste à vérifier au sujet des mécanismes indiqués ici ({ $mechanisms }) : { $points }. Chaque fiche précise ce qui la concerne.
count-points =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
gathering-bodies = Organes
gathering-frameworks = Cadres juridiques
gathering-status-unknown = État non renseigné
gathering-over-time = Les mécanismes dans le temps
gathering-latest = Les { $shown } plus récents. <all>Tous dans le temps ({ $mechanisms })</all>
gathering-decades = Décennie par décennie, avec une légende
gathering-by-status = Les mécanismes par état
gathering-all = Tout afficher ({ $counted })
gathering-established = Ce que les mécanismes ont établi
gathering-established-how = Nombre de fiches de mécanismes où chacune figure, par degré ; la fiche indique qui l’a établie et selon quel critère de preuve. Rien ici n’est une conclusion de { $site }. <levels>Ce que signifient les degrés</levels>
gathering-related = À voir aussi
gathering-missing = Ce qui manque ici
gathering-gap = Une lacune de cette collection ne dit rien du lieu ou du sujet. <add>Ajoutez ce que vous savez</add>
gathering-classified = Comment des organes ont qualifié le conflit
gathering-classification = { $term }, qualification attribuée à { $body } : { $record }
gathering-classification-dated = { $term }, qualification attribuée à { $body }, { $date } : { $record }
place-inside = Lieux et situations qui s’y rattachent
regions-title = Régions et pays
regions-description = Mécanismes des droits de l’homme, droit et bonnes pratiques par région, pays et situation.
regions-lead = Les régions sont celles de l’Organisation des Nations Unies (M49), établies à des fins statistiques. Les noms et codes n’impliquent aucune prise de position quant au statut d’un lieu ou à ses frontières.
regions-map = La même chose sur une carte
regions-nowhere = Fiches qui ne portent pas sur un ou quelques pays : traités, orientations, mandats pour le monde entier.
regions-empty =
    { $count ->
        [one] { $count } pays ou zone sans fiche
       *[other] { $count } pays et zones sans fiche
    }
themes-description = Mécanismes des droits de l’homme, droit et bonnes pratiques par sujet.
themes-lead = Ce dont traitent les fiches. Une fiche peut avoir plusieurs thèmes.
themes-empty = Thèmes encore sans fiche
