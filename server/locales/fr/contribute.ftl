contribute-title = Ajouter ou corriger une fiche
contribute-description = Comment ajouter un document ou corriger une fiche.
contribute-lead = Une fiche est un fichier texte. Il faut un éditeur de texte, pas de programmation. Un programme vous dit ensuite, avec le fichier, la ligne et la colonne, ce qui ne va pas et quel est le mot admis le plus proche.
contribute-format = La forme d'un fichier
contribute-format-text = Les faits se trouvent entre deux lignes <code>---</code>. Au-dessous vient le résumé, dans vos propres mots ; chaque paragraphe reçoit un numéro que l'on peut citer. Le nom du fichier est son adresse : <code>mechanisms/coi-burundi-2016.md</code> se lit à <code>/records/coi-burundi-2016</code>.
contribute-terms = Les termes admis et ce que chacun recouvre : <vocabularies>les vocabulaires</vocabularies>.
contribute-ways = Quatre manières
contribute-correct = Corriger quelque chose
contribute-correct-text = Ouvrez le fichier de la fiche dans le dossier <code>corpus/</code>, modifiez-le et dites sous <code>sources</code> d'où vient le fait. Puis vérifiez : { $command }
contribute-check = Vérifier une fiche sans rien installer
contribute-check-text = Collez-la dans <form>le formulaire</form> : elle est vérifiée comme le fait le programme de la rédaction et rendue sous forme de fichier à envoyer. Rien n'est conservé.
contribute-add = Ajouter un document que vous avez
contribute-add-text = Une fiche est proposée d'après ce que dit le document, chaque élément avec les mots sur lesquels il repose : { $command } Le texte du document se trouve à côté de la fiche, avec la langue dans le nom : <code>reports/some-report.en.pdf</code>. Ses paragraphes peuvent alors être cherchés et cités sous les numéros qui y sont imprimés.
contribute-see = Voir le résultat sur le site
contribute-see-text = Lancez le site et laissez l'index suivre vos changements : ce qui est enregistré est trouvé aussitôt, et <status>la page d'état</status> signale un fichier fautif. { $commands }
contribute-templates = Un fichier pour commencer, pour chaque catégorie de fiche :
contribute-template = Un fichier pour commencer : { $kind }
contribute-fields = Les champs
contribute-fields-text = Ce qui ne figure pas dans cette liste est refusé, avec le plus proche qui y figure. <code>corpus/README.md</code> explique chacun ; les termes admis se trouvent dans <code>corpus/vocabulary/</code>.
contribute-count-fields = { $count } champs
contribute-only-for = seulement pour { $kinds }
contribute-rules = Les mots et la sécurité des personnes
contribute-rule-source = Au moins une source. Ce que vous n'avez pu vérifier va sous <code>provenance: to_check</code>, une ligne chacun.
contribute-rule-words = Vos propres mots. Les titres, cotes, noms, dates et chiffres se reprennent ; les phrases, non.
contribute-rule-attribute = Attribuez chaque terme juridique : « la commission a conclu, sur la base de motifs raisonnables, que … ».
contribute-rule-harm = Ni nom, ni initiale, ni village, ni autre détail sur une personne survivante, un témoin ou un agent de terrain. Ni témoignage, ni adresse, ni coordonnées.
contribute-rule-lessons = Ce qui n'a pas fonctionné est gardé : critiquez la conception, jamais une personne ou un État.
contribute-rule-note = Les textes sur des faits graves reçoivent un avertissement : une phrase neutre sous <code>sensitivity</code>.
contribute-not-here = On ne signale pas de violations ici : <turn>à qui s'adresser</turn>.
check-title = Vérifier une fiche
check-description = Vérifie une fiche avant son envoi à la rédaction. Rien n'est conservé.
check-lead = Collez une fiche. Elle est vérifiée comme le fait le programme de la rédaction et rendue sous forme de fichier à envoyer.
check-caution-label = Pas de témoignages ici
check-caution = <strong>Rien n'est conservé ici et aucun témoignage n'est recueilli.</strong> Ne collez rien de ce qu'une personne survivante, un témoin ou un agent de terrain vous a dit. Pour signaler une violation ou trouver de l'aide : <turn>à qui s'adresser</turn>.
check-slug = Nom du fichier : lettres minuscules, chiffres et traits d'union
check-record = Le fichier entier, à partir du premier <code>---</code>
check-button = Vérifier
check-file = Donnez-moi le fichier
check-clean = Aucun problème. Envoyez le fichier sous le nom { $file } ; la rédaction le vérifie d'après ses sources.
check-to-mend =
    { $count ->
        [one] { $count } problème à corriger avant que la fiche puisse être retenue.
       *[other] { $count } problèmes à corriger avant que la fiche puisse être retenue.
    }
check-mend = À corriger
check-look-again = À revoir
status-title = État
status-description = L'index qui est servi et ce qu'a dit sa dernière construction.
status-built = Le site montre le corpus tel qu'il a été construit en dernier.
status-refused =
    { $count ->
        [one] Le corpus a { $count } problème et n'a pas été repris : le site le montre tel qu'il était.
       *[other] Le corpus a { $count } problèmes et n'a pas été repris : le site le montre tel qu'il était.
    }
status-failed = La dernière construction a échoué, sans que le corpus soit en cause : le site le montre tel qu'il était.
status-records = Fiches
status-passages = Passages
status-when = Construit
status-corpus = Corpus
status-last = Dernière construction
status-more = Et { $count } de plus.
