not-found-title = Page introuvable
not-found-description = Cette page n’existe pas.
missed-symbol = Aucune fiche ne porte la cote « { $symbol } ».
missed-file = Il n’existe pas de fichier « { $name } ».
missed-unreadable = Il n’existe pas de page à cette adresse.
missed-page = Il n’existe pas de page à l’adresse « { $path } ».
not-found-perhaps = Peut-être cherchiez-vous
not-found-onward = Où aller maintenant
not-found-search = Rechercher « { $words } »
not-found-regions = Régions et pays
first-page = La page d’accueil
first-page-ways = <home>La page d’accueil</home>, avec tous les accès
trouble-not-allowed = Pas de cette façon
trouble-not-now = Pas maintenant
trouble-description = Cette page ne peut pas être affichée pour le moment.
trouble-again = Veuillez réessayer dans un instant. Rien de votre visite n’a été conservé.
withdrawn-sentence = La fiche « { $record } » a été retirée le { $date }.
withdrawn-title = Fiche retirée
withdrawn-heading = Retirée
withdrawn-description = Cette fiche a été retirée.
withdrawn-instead = À sa place :
error-stale = Les fiches ont changé depuis le début de ce parcours : recommencez-le.
error-not-allowed = Cette adresse ne peut qu’être lue : utilisez GET ou HEAD.
error-too-long = C’est plus long qu’une fiche ne peut l’être (256 Ko). Rien n’en a été conservé.
error-too-slow = La réponse a pris trop de temps et a été abandonnée.
error-busy = Trop de demandes en ce moment. Réessayez dans quelques secondes.
error-wandering = Les programmes qui parcourent les filtres attendent que les lecteurs soient servis. Chaque fiche a sa propre adresse : /sitemap.xml les énumère toutes.
error-closing = Le site s’arrête ou redémarre.
error-internal = Une défaillance s’est produite de notre côté.
missed-record = Il n’existe pas de fiche « { $record } ».
missed-term = « { $name } » est introuvable. Recherché : { $facet }.
missed-process = Il n’existe pas de processus « { $process } ».
error-too-deep = Les résultats sont donnés jusqu’à la page { $last } : précisez la recherche, ou emportez-la tout entière, en CSV ou en lignes JSON.
symbol-description = Fiches qui portent cette cote.
symbol-candidates =
    { $count ->
        [one] { $count } fiche porte une cote qui peut correspondre.
       *[other] { $count } fiches portent une cote qui peut correspondre.
    }
symbol-search = Rechercher plutôt « { $words } »
