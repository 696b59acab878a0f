crosswalk-title = القانون الإنساني وحقوق الإنسان: جدول التقابل
crosswalk-description = من قواعد القانون الإنساني إلى حقوق الإنسان والعكس، مع القضايا والتعليقات.
crosswalk-lead = من قاعدة في القانون الإنساني إلى حق الإنسان الذي يحمي الشيء نفسه، مع العلاقة التي طبقتها كل محكمة أو هيئة، والعكس. وكل ما قُضي به مصوغ بعباراتنا، نقلًا عن سجله.
crosswalk-relations = معنى العلاقات
crosswalk-records = جميع السجلات المتعلقة بفرعي القانون
crosswalk-nothing = لا شيء في جدول التقابل بعد. <add>إضافة صف</add>
crosswalk-from-rule = من القاعدة
crosswalk-from-right = من الحق
crosswalk-humanitarian = القانون الإنساني
crosswalk-rights = قانون حقوق الإنسان
crosswalk-and = و
processes-title = العمليات
processes-description = ما يمتد على مدى سنوات، محطة بعد محطة.
processes-lead = ما يمتد على مدى سنوات، محطة بعد محطة، ومع كل منها السجل الذي يتناولها.
processes-milestones =
    { $count ->
        [zero] لا محطات
        [one] محطة واحدة
        [two] محطتان
        [few] { $count } محطات
        [many] { $count } محطة
       *[other] { $count } محطة
    }
process-planned = مقرر
process-record = السجل: { $record }
process-to-check = ما زال يتعين التحقق منه
