about-title = À propos
about-heading = À propos de { $name }
about-description = Portée, méthode, lacunes, licence et manière de citer.
about-scope = { $name } rend compte des mécanismes des droits de l'homme qui existent, de ce qui leur a été demandé et de ce qui a donné des résultats. Il réunit trois choses que l'on tient d'ordinaire séparées : les mécanismes, le droit là où le droit international humanitaire et le droit international des droits de l'homme se rencontrent, et les bonnes pratiques, surtout pour prévenir les violences sexuelles liées aux conflits et y répondre.
about-holds = La base compte { $records } en { $passages }, sur { $countries } : { $kinds }.
about-countries =
    { $count ->
        [one] { $count } pays ou zone
       *[other] { $count } pays et zones
    }
about-passages =
    { $count ->
        [one] { $count } passage numéroté
       *[other] { $count } passages numérotés
    }
about-submissions-label = On ne signale pas de violations ici
about-submissions = Ce n'est pas ici que l'on signale des violations
about-submissions-lead = Rien ne peut être soumis ici et personne ne lit de messages sur des cas. N'inscrivez dans une correction ni nom ni témoignage de personnes survivantes ou de témoins. Pour vous adresser à quelqu'un :
about-in-danger = en cas de danger : les services d'urgence du pays où vous êtes ;
about-medical = soins et aide après des violences sexuelles : un hôpital ou un service proche de vous, dès que vous le pouvez ;
about-to-mechanism = pour informer un mécanisme : son propre canal sécurisé, indiqué sur sa page, ou le <office>Haut-Commissariat des Nations Unies aux droits de l'homme</office> ;
about-missing = proches disparus : les <family>liens familiaux de la Croix-Rouge et du Croissant-Rouge</family>.
about-selection = Ce qui est retenu
about-selection-mechanisms = Mécanismes : toute enquête mandatée par les Nations Unies depuis 1992 pour laquelle une source a été trouvée, ainsi que les tribunaux, missions de surveillance et organes régionaux ou nationaux qui travaillent avec elles ou leur succèdent.
about-selection-law = Droit : traités, résolutions, décisions de justice, observations et directives qui disent comment le droit humanitaire et les droits de l'homme s'articulent, ou qui traitent des violences sexuelles dans les conflits et des crimes contre l'humanité.
about-selection-practice = Bonnes pratiques : ce qu'un acteur désigné a fait, ce qui en est résulté et selon qui, et quelles en sont les limites. Ce qui n'a pas fonctionné est retenu aux mêmes conditions.
about-selection-not = Ne sont pas retenus : les nouvelles sans mandat ni texte à l'appui, les témoignages et ce que personne n'a publié.
about-counting = Comment les enquêtes sont comptées
about-counting-one = Une enquête est un organe, une équipe ou une mission qu'un organe ou un responsable des Nations Unies a créé par une décision propre, depuis 1992, pour établir les faits concernant des violations dans une situation.
about-counting-renewal = Un renouvellement ou un élargissement du mandat ne compte pas une deuxième fois. Une nouvelle décision qui crée un autre organe dans la même situation compte, même si les membres ou le personnel restent.
about-counting-never = Ce qui a été créé sans jamais se rendre sur place est compté, et son statut le dit.
about-counting-office = Les enquêtes du Haut-Commissariat, les commissions d'enquête internes et les groupes du Secrétaire général sont comptés, chacun dans sa catégorie, de sorte qu'un total peut être donné avec ou sans eux.
about-counting-others = Les tribunaux, les missions de surveillance, les organes d'organisations régionales ou d'un seul État et les mandats de rapporteurs ont une fiche lorsqu'ils importent ici, et ne sont pas comptés comme enquêtes.
about-counting-compare = D'autres listes comptent autrement, surtout quant à leur point de départ et à la place des missions du Haut-Commissariat : ne comparez des totaux qu'avec leur règle de comptage.
about-method = Méthode
about-method-looks = Chaque fiche est rédigée par une personne puis vérifiée par trois autres, qui ne se fient pas aux précédentes ; celle qui attend encore le dit. La deuxième lecture a corrigé environ un fait sur dix, la troisième environ un sur quarante, la dernière, qui portait sur qui a dit quoi et sur ce que recouvre un chiffre, environ un énoncé sur cinquante ; ce qu'elles n'ont pu trancher reste sur la liste de la fiche.
about-method-sample = Le 25 novembre 2026, toutes les fiches ont été comparées à plusieurs reprises à leurs sources, énoncé par énoncé ; sur quelque 6 000 comparés à la dernière lecture, 23 étaient faux. Puis quarante fiches tirées au sort ont été contrôlées par des lecteurs qui n'y avaient pas travaillé, selon une définition de l'erreur fixée d'avance : sur 1 507 faits qu'une page permettait de trancher, 8 étaient faux et 36 moins exacts que leur source ; 98 autres n'ont pas été retrouvés, et 73 sont signalés dans leur fiche comme incertains. Au contrôle précédent, 15 sur 1 358 étaient faux. Ce qui a été trouvé est corrigé. Ailleurs, il faut s'attendre à ce qu'environ un fait sur deux cents soit faux, le moins dans les votes et les cotes, le plus dans les paraphrases. Citez d'après la source.
about-method-source = Chaque fiche a au moins une source, dit ce que celle-ci étaye et quand elle a été consultée. Une affirmation sans source n'est pas admise.
about-method-words = Les résumés sont rédigés dans nos propres mots. Les termes juridiques sont attribués à l'organe qui les a employés, jamais repris à notre compte.
about-method-dates = La création, la nomination des membres, le premier rapport et la fin d'un mandat sont quatre dates différentes et tenues séparées.
about-method-status = Un statut porte la date de sa dernière vérification. Il a pu changer depuis.
about-method-unverified = Ce qui n'a pu être vérifié est indiqué sur la fiche, et une fiche qu'aucune deuxième personne n'a encore vérifiée le dit.
about-method-lessons = Les enseignements de ce qui n'a pas fonctionné figurent à côté de ce qui a fonctionné ; ils critiquent la conception d'un mandat, non une personne ou un État.
about-method-harm = Aucune personne survivante, aucun témoin, aucun agent de terrain n'est nommé, et aucun témoignage n'est reproduit. Les pages sur des faits graves commencent par un avertissement.
about-evidence = Niveaux de preuve des bonnes pratiques
about-evidence-lead = À quel point le résultat d'une pratique est étayé, à commencer par le plus fort. Un niveau bas n'est pas un jugement sur la pratique.
about-findings = Niveaux de constatation des violations
about-findings-lead = Ce qui a été établi au sujet d'une violation, toujours avec l'organe qui l'a fait et son critère d'établissement des faits. Ce sont des choses différentes, tenues séparées ; toute personne est présumée innocente jusqu'à sa condamnation.
about-names = Noms de lieux
about-names-lead = Les noms et les codes sont ceux des Nations Unies (M49) et de la norme ISO 3166-1. Ils n'impliquent aucune prise de position quant au statut juridique des pays, territoires, villes ou zones, ou de leurs autorités, ni quant au tracé de leurs frontières. Les noms courants et anciens mènent à la même page. Toute mention du Kosovo s'entend dans le contexte de la résolution 1244 (1999) du Conseil de sécurité. Les intitulés adoptés des mandats restent tels qu'ils ont été adoptés. Les événements sont désignés par leur date.
about-names-notes = Notes sur certains noms
about-languages = Langues
about-languages-lead = L'interface parle les six langues des Nations Unies. Hormis les noms officiels, ses textes et le nom des termes dans d'autres langues que l'anglais sont nos propres traductions ; en cas de différence, l'anglais fait foi. Les fiches sont en anglais.
about-gaps = Lacunes connues
about-gaps-selection = La base est une sélection. Un lieu ou un sujet sans fiche est une lacune de notre part, non une affirmation à son sujet.
about-gaps-english = Les résumés sont en anglais ; les titres sont donnés dans d'autres langues lorsqu'il existe un titre officiel.
about-gaps-self = Beaucoup de bonnes pratiques ne sont décrites que par l'organe qui les a mises en œuvre. Le niveau de preuve le dit.
about-gaps-status = Des mandats sont renouvelés, s'achèvent ou expirent tous les quelques mois : un statut ne vaut que par la date qui l'accompagne.
about-gaps-read = Les décisions de justice et les longs rapports n'ont souvent été lus qu'en partie : un numéro de paragraphe n'est donné que s'il a été vu.
about-gaps-add = <contribute>Ajouter ce qui manque ou corriger ce qui est faux</contribute>.
about-cite = Licence et manière de citer
about-licence = Les résumés et les faits sont publiés sous licence <licence>Creative Commons Attribution 4.0</licence>. Les documents vers lesquels mènent les liens restent soumis aux conditions de ceux qui les ont publiés.
about-cite-record = Citez une fiche par son titre, son adresse et l'index dans lequel elle a été lue ; chaque fiche fournit cette mention prête à copier. Citez l'ensemble ainsi :
about-citation = { $name }, base de connaissances sur les mécanismes des droits de l'homme et les bonnes pratiques, index { $digest } du { $date }.
about-digest = L'index est désigné par une empreinte de toutes ses fiches : quiconque le construit à partir des mêmes fiches obtient le même nom, si bien qu'un nombre de résultats peut être vérifié. Empreinte complète : { $digest }.
about-privacy = Vie privée
about-privacy-cookies = Pas de cookies, et rien n'est chargé depuis un autre site. Un petit script à nous complète ce que vous tapez ; tout fonctionne sans lui.
about-privacy-logs = Les recherches ne sont pas consignées. Les autres sites n'apprennent pas de quelle page vous venez.
about-privacy-leave = « { $leave } » mène au site des Nations Unies. L'historique de votre navigateur reste sur votre appareil ; une fenêtre privée n'en garde pas.
about-privacy-removal = Une personne, un défenseur ou une organisation locale qui est nommé et ne souhaite pas l'être peut demander le retrait sans donner de raison : adressez-vous à ceux qui gèrent cette copie du site.
