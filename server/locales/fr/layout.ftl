site-tagline = Quels mécanismes des droits de l’homme existent, ce qui leur a été demandé et ce qui a fonctionné
nav-search = Recherche
nav-mechanisms = Mécanismes
nav-practices = Bonnes pratiques
nav-regions = Régions
nav-themes = Thèmes
nav-help = Aide
nav-about = À propos
nav-main = Navigation principale
nav-languages = Langue
nav-here = Vous êtes ici
skip-text = Aller au texte
skip-search = Aller à la recherche
leave-quickly = Quitter rapidement ce site
content-note = Avertissement sur le contenu
content-note-said = <strong>Avertissement sur le contenu.</strong> { $note }
complete-names = Noms
complete-said =
    { $count ->
        [one] { $count } nom ; choisissez avec les touches fléchées.
       *[other] { $count } noms ; choisissez avec les touches fléchées.
    }
feed-changes = Ce qui a changé
feed-search = Cette recherche
footer-licence = Contenu sous licence <licence>CC BY 4.0</licence>. <cite>Comment citer</cite>. <contribute>Ajouter ou corriger une fiche</contribute>.
footer-index = Index { $digest } du { $date } : { $records }, { $passages }.
footer-names = Les noms et codes des lieux n’impliquent aucune prise de position quant à leur statut ou à leurs frontières. <about>À propos des noms</about>.
footer-privacy = Ni cookies ni tiers ; tout fonctionne sans scripts. Les recherches ne sont pas enregistrées.
