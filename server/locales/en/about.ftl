about-title = About
about-heading = About { $name }
about-description = Scope, method, gaps, licence and how to cite.
about-scope = { $name } reports back what human rights mechanisms exist, what they were asked to do, and what has worked. It brings together three things that are usually kept apart: mechanisms, the law where international humanitarian law and human rights law meet, and good practice, above all in preventing and answering conflict-related sexual violence.
# It holds `435 records` in `435 numbered passages`, on `120 countries and areas`: …
about-holds = It holds { $records } in { $passages }, on { $countries }: { $kinds }.
about-countries =
    { $count ->
        [one] { $count } country or area
       *[other] { $count } countries and areas
    }
about-passages =
    { $count ->
        [one] { $count } numbered passage
       *[other] { $count } numbered passages
    }
about-submissions-label = Not a place to report violations
about-submissions = This is not a place to report violations
about-submissions-lead = Nothing can be submitted here, and nobody reads messages about cases. Please do not put names or testimony of survivors or witnesses into a correction. To turn to someone:
about-in-danger = in danger: the emergency services of the country you are in;
about-medical = medical and other help after sexual violence: a hospital or a service near you, as soon as you can;
about-to-mechanism = to give information to a mechanism: its own secure channel, named on its own page, or the <office>United Nations Human Rights Office</office>;
about-missing = missing relatives: the <family>Family Links of the Red Cross and Red Crescent</family>.
about-selection = What is taken in
about-selection-mechanisms = Mechanisms: every inquiry mandated by the United Nations since 1992 for which a source was found, and the courts, monitoring missions, regional and national bodies that work with them or follow them.
about-selection-law = Law: treaties, resolutions, judgments, comments and guidance that say how humanitarian law and human rights law stand to each other, or that deal with sexual violence in conflict and crimes against humanity.
about-selection-practice = Good practice: what a named actor did, what came of it according to whom, and what limits it has. What did not work is taken in on the same terms.
about-selection-not = Not taken in: news without a mandate or a text behind it, testimony, and what nobody published.
about-counting = How inquiries are counted
about-counting-one = One inquiry is one body, team or mission that an organ or officer of the United Nations created by a decision of its own, since 1992, to establish facts about violations in a situation.
about-counting-renewal = A renewal or a wider mandate does not count again. A new decision that creates another body in the same situation does, even where members or staff stay.
about-counting-never = What was created and never went is counted, and its status says so.
about-counting-office = Investigations of the Human Rights Office, boards of inquiry and panels of the Secretary-General are counted, each under its own kind, so that a total can be given with or without them.
about-counting-others = Courts, monitoring missions, bodies of regional organisations or of one State, and mandates of single rapporteurs have records where they matter here, and are not counted as inquiries.
about-counting-compare = Other lists count otherwise, chiefly in where they begin and in whether missions of the Office belong: compare totals only by the rule beside them.
about-method = Method
about-method-looks = Each record is written by one reader and looked up again by three others, who do not trust those before them; one that still waits for that says so. The second look corrected about one fact in ten, the third about one in forty, the last, at who said what and what a figure covers, about one statement in fifty; what they could not settle stays on the list of the record.
about-method-sample = On 25 November 2026 all records were compared with their sources again and again, statement by statement; of some 6,000 compared in the last reading 23 were wrong. Then forty records were drawn at random and audited by readers who had not worked on them, with what counts as wrong fixed beforehand: of 1,507 facts that a page settled, 8 were wrong and 36 less exact than their source; 98 more were not found again, and 73 are told in their records as unsure. In the audit before that one, 15 of 1,358 had been wrong. What was found is put right. Elsewhere about one fact in two hundred must be expected to be wrong, fewest in votes and symbols, most in paraphrase. Cite from the source.
about-method-source = Every record has at least one source, says what the source supports, and when it was seen. A claim without a source does not get in.
about-method-words = Summaries are in our own words. Legal words are attributed to the body that used them, never said in our voice.
about-method-dates = Creation, appointment of members, first report and end of a mandate are four different dates and kept apart.
about-method-status = A status carries the day it was last checked. After that day it may have changed.
about-method-unverified = What could not be checked is listed on the record, and a record that no second reader has checked yet says so.
about-method-lessons = Lessons about what did not work are kept beside what worked; they criticise the design of a mandate, not a person or a State.
about-method-harm = No survivor, witness or field worker is named, and no testimony is copied. Pages on grave matters begin with a content note.
about-evidence = Levels of evidence of good practice
about-evidence-lead = How well the outcome of a practice is evidenced, from the strongest. A low level is no judgment on the practice.
about-findings = Levels of finding on violations
about-findings-lead = What was established about a violation, always with the body that did so and its standard of proof. These are different things and are kept apart; everyone is presumed innocent until convicted.
about-names = Names of places
about-names-lead = Names and codes are those of the United Nations (M49) and ISO 3166-1. They imply no opinion on the legal status of any country, territory, city or area, of its authorities, or on its borders. Everyday and former names lead to the same page. References to Kosovo are in the context of Security Council resolution 1244 (1999). Adopted titles of mandates stay as they were adopted. Events are named by date.
about-names-notes = Notes on single names
about-languages = Languages
about-languages-lead = The interface speaks the six languages of the United Nations. Its texts and the names of terms in languages other than English are our own translations, save official names; where they differ, the English counts. Records are in English.
about-gaps = Known gaps
about-gaps-selection = The collection is a selection. A place or a subject without records is a gap here, not a statement about it.
about-gaps-english = Summaries are in English; titles in other languages are given where an official one exists.
about-gaps-self = Much good practice is described only by the body that did it. The level of evidence says so.
about-gaps-status = Mandates are renewed, end or lapse every few months: a status is only as good as the date beside it.
about-gaps-read = Judgments and long reports were often read in part: a paragraph number is given only where it was seen.
about-gaps-add = <contribute>Add what is missing, or correct what is wrong</contribute>.
about-cite = Licence and how to cite
about-licence = Summaries and facts are licensed under <licence>Creative Commons Attribution 4.0</licence>. Documents that are linked to remain under the terms of those who published them.
about-cite-record = Cite a record by its title, its address and the index it was read in; each record has this ready to copy. Cite the collection as:
about-citation = { $name }, a knowledge base of human rights mechanisms and good practice, index { $digest } of { $date }.
about-digest = The index is named by a digest of all its records: whoever builds it from the same records gets the same name, so that a number of results can be checked. Whole digest: { $digest }.
about-privacy = Privacy
about-privacy-cookies = No cookies, and nothing loaded from anyone else. One small script of ours completes what you type; everything works without it.
about-privacy-logs = Searches are not logged. Other sites are not told which page you came from.
about-privacy-leave = “{ $leave }” goes to the site of the United Nations. The history of your browser stays on your device; a private window keeps none.
about-privacy-removal = A person, a defender or a local organisation who is named and does not wish to be can ask for removal without giving a reason: tell those who run this copy of the site.
