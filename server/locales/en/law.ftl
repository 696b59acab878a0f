crosswalk-title = Humanitarian law and human rights: crosswalk
crosswalk-description = From rules of humanitarian law to human rights and back, with the cases and comments.
crosswalk-lead = From a rule of humanitarian law to the human right that protects the same, with the relation that each court or body applied, and back. Each holding is in our words, from its own record.
crosswalk-relations = What the relations mean
crosswalk-records = All records on the two bodies of law
crosswalk-nothing = Nothing stands in the crosswalk yet. <add>Add a row</add>
crosswalk-from-rule = From the rule
crosswalk-from-right = From the right
crosswalk-humanitarian = Humanitarian law
crosswalk-rights = Human rights law
# Heard between a rule and a right.
crosswalk-and = and
processes-title = Processes
processes-description = What runs over years, milestone by milestone.
processes-lead = What runs over years, milestone by milestone, each with the record that knows of it.
processes-milestones =
    { $count ->
        [one] { $count } milestone
       *[other] { $count } milestones
    }
process-planned = planned
process-record = Record: { $record }
process-to-check = Still to be checked
