contribute-title = Add or correct a record
contribute-description = How to add a document or correct a record.
contribute-lead = A record is one text file. You need a text editor; no programming. A program then tells you, with file, line and column, what is wrong and what the nearest allowed word is.
contribute-format = The shape of a file
contribute-format-text = Facts stand between two lines of <code>---</code>. Below them comes the summary in your own words; each paragraph gets a number that can be cited. The file’s name is its address: <code>mechanisms/coi-burundi-2016.md</code> is read at <code>/records/coi-burundi-2016</code>.
contribute-terms = The allowed terms, and what each covers: <vocabularies>the vocabularies</vocabularies>.
contribute-ways = Four ways
contribute-correct = Correct something
contribute-correct-text = Open the record’s file in the folder <code>corpus/</code>, change it, and say in <code>sources</code> where the fact comes from. Then check: { $command }
contribute-check = Check a record without installing anything
contribute-check-text = Paste it into <form>the form</form>: it is checked as the editors’ program checks it, and given back as a file to send. Nothing is stored.
contribute-add = Add a document you have
contribute-add-text = A record is proposed from what the document says, each thing with the words it rests on: { $command } The text of the document stands beside the record, with the language in the name: <code>reports/some-report.en.pdf</code>. Its paragraphs can then be searched and cited under the numbers printed in them.
contribute-see = See it on the site
contribute-see-text = Start the site, and let the index follow your changes: what is saved is found at once, and <status>the status page</status> tells of a bad file. { $commands }
contribute-templates = A file to begin with, for each kind of record:
contribute-template = A file to begin with: { $kind }
contribute-fields = The fields
contribute-fields-text = What is not in this list is refused, with the nearest that is. <code>corpus/README.md</code> explains each one; the allowed terms stand in <code>corpus/vocabulary/</code>.
contribute-count-fields = { $count } fields
contribute-only-for = only for { $kinds }
contribute-rules = Words, and people’s safety
contribute-rule-source = At least one source. What you could not check goes under <code>provenance: to_check</code>, one line each.
contribute-rule-words = Your own words. Titles, symbols, names, dates and figures carry over; sentences do not.
contribute-rule-attribute = Attribute every legal word: “the commission concluded on reasonable grounds that …”.
contribute-rule-harm = No name, initial, village or other detail of a survivor, a witness or a field worker. No testimony, no address, no coordinates.
contribute-rule-lessons = What did not work is kept: criticise the design, never a person or a State.
contribute-rule-note = Texts on grave matters get a content note: one neutral sentence under <code>sensitivity</code>.
contribute-not-here = This is not a place to report violations: <turn>where to turn</turn>.
check-title = Check a record
check-description = Checks a record before it is sent to the editors. Nothing is stored.
check-lead = Paste a record. It is checked as the editors’ own program checks it, and given back as a file to send.
check-caution-label = Not a place for testimony
check-caution = <strong>Nothing is stored here, and no testimony is taken.</strong> Do not paste anything that a survivor, a witness or a field worker told you. To report a violation or to find help: <turn>where to turn</turn>.
check-slug = Name of the file: lower case letters, digits and hyphens
check-record = The whole file, from the first <code>---</code>
check-button = Check
check-file = Give me the file
check-clean = No problems. Send the file as { $file }; the editors check it against its sources.
check-to-mend =
    { $count ->
        [one] { $count } problem to mend before it can be taken in.
       *[other] { $count } problems to mend before it can be taken in.
    }
check-mend = What to mend
check-look-again = What to look at again
status-title = Status
status-description = The index that is being served, and what the last build of it said.
status-built = The site shows the corpus as it was last built.
status-refused =
    { $count ->
        [one] The corpus has { $count } problem and was not taken up: the site shows it as it was before.
       *[other] The corpus has { $count } problems and was not taken up: the site shows it as it was before.
    }
status-failed = The last build failed, which is no fault of the corpus: the site shows it as it was before.
status-records = Records
status-passages = Passages
status-when = Built
status-corpus = Corpus
status-last = Last build
status-more = And { $count } more.
