column-compare = مقارنة
column-practice = الممارسة
column-kind = النوع
column-stage = المرحلة
column-place = المكان
column-years = السنوات
column-records = السجلات
table-order = الترتيب حسب:
mechanisms-title = الآليات
mechanisms-description = لجان التحقيق وبعثات تقصي الحقائق وآليات جمع الأدلة والمحاكم والولايات الدائمة.
mechanisms-lead = هيئات أنشأتها دول ومنظمات لإثبات الوقائع أو حفظ الأدلة أو البت في المسؤولية. تمتد السنوات من قرار الإنشاء إلى الانتهاء؛ والوضع المبيّن هو وفق آخر تحقق.
mechanisms-over-time = العرض نفسه عبر الزمن
mechanisms-nothing = لا توجد آلية مطابقة. <all>عرض جميع الآليات</all>
mechanisms-tick = اختر آليتين إلى أربع آليات لعرضها جنبًا إلى جنب.
mechanisms-choose = مقارنة: { $title }
practices-description = ما قامت به الآليات ونجح، وما لم ينجح، وما الأدلة على ذلك.
practices-lead = كل مدخل ممارسة محددة واحدة: أين استُخدمت، وما نتج عنها، وما مدى قوة الأدلة على ذلك. وترد بينها الدروس المستفادة مما لم ينجح، مع الإشارة إليها. <levels>معنى مستويات الأدلة</levels>
practices-count =
    { $count ->
        [zero] لا ممارسات أو دروس
        [one] ممارسة واحدة أو درس واحد
        [two] ممارستان أو درسان
        [few] { $count } ممارسات ودروس
        [many] { $count } ممارسة ودرسًا
       *[other] { $count } ممارسة ودرس
    }
practices-nothing = لا توجد ممارسة مطابقة. <all>عرض جميع الممارسات والدروس</all>
timeline-title = التسلسل الزمني للآليات
timeline-description = آليات حقوق الإنسان على مر السنين: الولايات والتمديدات والانقطاعات والانتهاء.
timeline-lead = من قرار إنشاء كل آلية إلى انتهائها، حسب المنطقة. والوضع هو وضعها يوم آخر تحقق؛ أما ما حدث بعد ذلك فغير معروف هنا.
timeline-no-country = دون تركيز على بلد بعينه
timeline-decade = عقد { $year }
timeline-before = قبل { $year }
timeline-others = سجلات مطابقة ليست آليات: { $count }
compare-title = الآليات جنبًا إلى جنب
compare-none = مقارنة الآليات
compare-here = المقارنة
compare-title-of = { $titles } – مقارنة
compare-description = الآليات جنبًا إلى جنب: الولاية والقانون والإثبات والوصول والتواريخ والتصويت وما تلا ذلك.
compare-lead = اختر هنا آليتين إلى أربع آليات، أو أشّر عليها في <table>جدول الآليات</table>.
compare-no-mechanism = «{ $title }» ليس آلية ولا يمكن مقارنته بآلية.
compare-too-many = لا يتسع العرض لأكثر من { $most } آليات جنبًا إلى جنب؛ فأُخذت الأولى منها.
compare-no-record = لا يوجد سجل «{ $asked }»؛ وقد استُبعد.
compare-mandated-by = الجهة المانحة للولاية
compare-decisions = القرارات والتصويت
compare-violations = الانتهاكات ودرجتها
compare-evidence = مآل الأدلة
compare-followed = ما تلا ذلك
compare-decision = { $date }: { $what }
compare-decision-vote = { $date }: { $what } ({ $vote })
compare-remove = إزالة
compare-add = إضافة آلية
compare-choose = اختر
compare-not-recorded = غير مسجَّل
