contribute-title = إضافة سجل أو تصويبه
contribute-description = كيفية إضافة وثيقة أو تصويب سجل.
contribute-lead = السجل ملف نصي واحد. تحتاج إلى محرر نصوص، ولا حاجة إلى البرمجة. ثم يبين لك برنامج، مع الملف والسطر والعمود، ما الخطأ وما أقرب كلمة مسموح بها.
contribute-format = شكل الملف
contribute-format-text = توضع الوقائع بين سطرين من <code>---</code>. ويليها الملخص بعباراتك؛ وتحصل كل فقرة على رقم يمكن الاستشهاد به. واسم الملف هو عنوانه: يُقرأ <code>mechanisms/coi-burundi-2016.md</code> في <code>/records/coi-burundi-2016</code>.
contribute-terms = المصطلحات المسموح بها وما يشمله كل منها: <vocabularies>المفردات</vocabularies>.
contribute-ways = أربع طرق
contribute-correct = تصويب أمر ما
contribute-correct-text = افتح ملف السجل في المجلد <code>corpus/</code> وعدّله، واذكر تحت <code>sources</code> مصدر المعلومة. ثم تحقق: { $command }
contribute-check = التحقق من سجل دون تثبيت أي شيء
contribute-check-text = الصقه في <form>الاستمارة</form>: فيُفحص كما يفحصه برنامج المحررين، ويُعاد إليك ملفًا جاهزًا للإرسال. ولا يُخزَّن شيء.
contribute-add = إضافة وثيقة لديك
contribute-add-text = يُقترح سجل مما تقوله الوثيقة، وكل عنصر مع الكلمات التي يستند إليها: { $command } ويوضع نص الوثيقة إلى جانب السجل واللغة في اسمه: <code>reports/some-report.en.pdf</code>. وعندئذ يمكن البحث في فقراتها والاستشهاد بها بالأرقام المطبوعة فيها.
contribute-see = معاينته على الموقع
contribute-see-text = شغّل الموقع ودع الفهرس يتابع تعديلاتك: فما يُحفظ يُعثر عليه في الحال، و<status>صفحة الحالة</status> تنبه إلى الملف المعيب. { $commands }
contribute-templates = ملف للبدء لكل نوع من السجلات:
contribute-template = ملف للبدء: { $kind }
contribute-fields = الحقول
contribute-fields-text = ما ليس في هذه القائمة يُرفض مع ذكر أقرب ما فيها. ويشرح <code>corpus/README.md</code> كل حقل؛ والمصطلحات المسموح بها في <code>corpus/vocabulary/</code>.
contribute-count-fields =
    { $count ->
        [zero] لا حقول
        [one] حقل واحد
        [two] حقلان
        [few] { $count } حقول
        [many] { $count } حقلًا
       *[other] { $count } حقل
    }
contribute-only-for = لـ { $kinds } فقط
contribute-rules = الألفاظ وسلامة الناس
contribute-rule-source = مصدر واحد على الأقل. وما تعذر عليك التحقق منه يوضع تحت <code>provenance: to_check</code>، سطرًا لكل أمر.
contribute-rule-words = بعباراتك أنت. تُنقل العناوين والرموز والأسماء والتواريخ والأرقام؛ ولا تُنقل الجمل.
contribute-rule-attribute = انسب كل لفظ قانوني إلى قائله: «خلصت اللجنة، استنادًا إلى أسباب معقولة، إلى أن …».
contribute-rule-harm = لا اسم ولا حرف أول ولا قرية ولا أي تفصيل آخر عن ناجٍ أو شاهد أو عامل ميداني. لا شهادة ولا عنوان ولا إحداثيات.
contribute-rule-lessons = يُحتفظ بما لم ينجح: انتقد التصميم، لا شخصًا ولا دولة أبدًا.
contribute-rule-note = تحصل النصوص المتعلقة بأمور جسيمة على تنبيه بشأن المحتوى: جملة محايدة واحدة تحت <code>sensitivity</code>.
contribute-not-here = هذا ليس مكانًا للإبلاغ عن الانتهاكات: <turn>إلى من تتوجه</turn>.
check-title = التحقق من سجل
check-description = يفحص السجل قبل إرساله إلى المحررين. ولا يُخزَّن شيء.
check-lead = الصق سجلًا. فيُفحص كما يفحصه برنامج المحررين، ويُعاد إليك ملفًا جاهزًا للإرسال.
check-caution-label = ليس مكانًا للشهادات
check-caution = <strong>لا يُخزَّن هنا شيء ولا تُؤخذ أي شهادة.</strong> لا تلصق أي شيء أخبرك به ناجٍ أو شاهد أو عامل ميداني. للإبلاغ عن انتهاك أو طلب المساعدة: <turn>إلى من تتوجه</turn>.
check-slug = اسم الملف: أحرف لاتينية صغيرة وأرقام وواصلات
check-record = الملف بأكمله، بدءًا من أول <code>---</code>
check-button = تحقق
check-file = أعطني الملف
check-clean = لا مشكلات. أرسل الملف باسم { $file }؛ ويتحقق منه المحررون في مصادره.
check-to-mend =
    { $count ->
        [zero] لا مشكلات.
        [one] مشكلة واحدة يجب تصويبها قبل إدراج السجل.
        [two] مشكلتان يجب تصويبهما قبل إدراج السجل.
        [few] { $count } مشكلات يجب تصويبها قبل إدراج السجل.
        [many] { $count } مشكلة يجب تصويبها قبل إدراج السجل.
       *[other] { $count } مشكلة يجب تصويبها قبل إدراج السجل.
    }
check-mend = ما يجب تصويبه
check-look-again = ما ينبغي النظر فيه مجددًا
status-title = الحالة
status-description = الفهرس المستخدم وما ورد في آخر إنشاء له.
status-built = يعرض الموقع المجموعة كما أُنشئت آخر مرة.
status-refused =
    { $count ->
        [zero] لم تُعتمد المجموعة: يعرضها الموقع كما كانت من قبل.
        [one] في المجموعة مشكلة واحدة ولم تُعتمد: يعرضها الموقع كما كانت من قبل.
        [two] في المجموعة مشكلتان ولم تُعتمد: يعرضها الموقع كما كانت من قبل.
        [few] في المجموعة { $count } مشكلات ولم تُعتمد: يعرضها الموقع كما كانت من قبل.
        [many] في المجموعة { $count } مشكلة ولم تُعتمد: يعرضها الموقع كما كانت من قبل.
       *[other] في المجموعة { $count } مشكلة ولم تُعتمد: يعرضها الموقع كما كانت من قبل.
    }
status-failed = فشل آخر إنشاء، وليس الخطأ من المجموعة: يعرضها الموقع كما كانت من قبل.
status-records = السجلات
status-passages = الفقرات
status-when = تاريخ الإنشاء
status-corpus = المجموعة
status-last = آخر إنشاء
status-more = و{ $count } غيرها.
