crosswalk-title = Droit humanitaire et droits de l’homme : correspondances
crosswalk-description = Des règles du droit humanitaire aux droits de l’homme et retour, avec les affaires et les observations.
crosswalk-lead = D’une règle du droit humanitaire au droit de l’homme qui protège la même chose, avec la relation appliquée par chaque juridiction ou organe, et inversement. Chaque solution retenue est rapportée dans nos termes, d’après sa propre fiche.
crosswalk-relations = Ce que signifient les relations
crosswalk-records = Toutes les fiches sur les deux branches du droit
crosswalk-nothing = Il n’y a encore aucune correspondance. <add>Ajouter une ligne</add>
crosswalk-from-rule = À partir de la règle
crosswalk-from-right = À partir du droit
crosswalk-humanitarian = Droit humanitaire
crosswalk-rights = Droit des droits de l’homme
crosswalk-and = et
processes-title = Processus
processes-description = Ce qui se déroule sur des années, étape par étape.
processes-lead = Ce qui se déroule sur des années, étape par étape, chacune avec la fiche qui en fait état.
processes-milestones =
    { $count ->
        [one] { $count } étape
       *[other] { $count } étapes
    }
process-planned = prévu
process-record = Fiche : { $record }
process-to-check = Reste à vérifier
