site-tagline = ما هي آليات حقوق الإنسان القائمة، وما الذي طُلب منها، وما الذي نجح
nav-search = البحث
nav-mechanisms = الآليات
nav-practices = الممارسات الجيدة
nav-regions = المناطق
nav-themes = المواضيع
nav-help = المساعدة
nav-about = نبذة عن الموقع
nav-main = التنقل الرئيسي
nav-languages = اللغة
nav-here = موقعك في الموقع
skip-text = الانتقال إلى النص
skip-search = الانتقال إلى البحث
leave-quickly = مغادرة هذا الموقع بسرعة
content-note = تنبيه بشأن المحتوى
content-note-said = <strong>تنبيه بشأن المحتوى.</strong> { $note }
complete-names = الأسماء
complete-said =
    { $count ->
        [zero] لا أسماء.
        [one] اسم واحد؛ اختر بمفاتيح الأسهم.
        [two] اسمان؛ اختر بمفاتيح الأسهم.
        [few] { $count } أسماء؛ اختر بمفاتيح الأسهم.
        [many] { $count } اسمًا؛ اختر بمفاتيح الأسهم.
       *[other] { $count } اسم؛ اختر بمفاتيح الأسهم.
    }
feed-changes = ما الذي تغيّر
feed-search = عملية البحث هذه
footer-licence = المحتوى منشور بموجب رخصة <licence>CC BY 4.0</licence>. <cite>كيفية الاستشهاد</cite>. <contribute>إضافة سجل أو تصحيحه</contribute>.
footer-index = الفهرس { $digest } بتاريخ { $date }: { $records }، { $passages }.
footer-names = لا تنطوي أسماء الأماكن ورموزها على الإعراب عن أي رأي بشأن مركزها القانوني أو حدودها. <about>عن الأسماء</about>.
footer-privacy = لا ملفات تعريف ارتباط ولا أطراف ثالثة؛ وكل شيء يعمل من دون برامج نصية. ولا تُسجَّل عمليات البحث.
