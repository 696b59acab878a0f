not-found-title = غير موجود
not-found-description = هذه الصفحة غير موجودة.
missed-symbol = لا يوجد سجل يحمل الرمز «{ $symbol }».
missed-file = لا يوجد ملف باسم «{ $name }».
missed-unreadable = لا توجد صفحة في هذا العنوان.
missed-page = لا توجد صفحة في «{ $path }».
not-found-perhaps = ربما كنت تبحث عن
not-found-onward = إلى أين من هنا
not-found-search = البحث عن «{ $words }»
not-found-regions = المناطق والبلدان
first-page = الصفحة الأولى
first-page-ways = <home>الصفحة الأولى</home>، وفيها جميع المداخل
trouble-not-allowed = ليس بهذه الطريقة
trouble-not-now = ليس الآن
trouble-description = لا يمكن عرض هذه الصفحة في الوقت الحالي.
trouble-again = يرجى المحاولة مجددًا بعد لحظات. لم يُحفظ أي شيء عن زيارتك.
withdrawn-sentence = سُحب السجل «{ $record }» في { $date }.
withdrawn-title = سجل مسحوب
withdrawn-heading = مسحوب
withdrawn-description = سُحب هذا السجل.
withdrawn-instead = بدلًا منه:
error-stale = تغيرت السجلات منذ بدء هذا التصفح: ابدأه من جديد.
error-not-allowed = هذا العنوان للقراءة فقط: استخدم GET أو HEAD.
error-too-long = هذا أطول مما يُسمح به للسجل: 256 كيلوبايت. ولم يُحفظ منه شيء.
error-too-slow = استغرقت الإجابة وقتًا أطول مما ينبغي فأُلغيت.
error-busy = عدد الطلبات كبير في هذه اللحظة. حاول مجددًا بعد بضع ثوان.
error-wandering = تنتظر البرامج التي تتنقل بين عوامل التصفية حتى يُخدَم القراء. ولكل سجل عنوان خاص به: وهي مسرودة كلها في /sitemap.xml.
error-closing = الموقع قيد الإغلاق أو إعادة التشغيل.
error-internal = حدث خلل لدينا.
missed-record = لا يوجد سجل «{ $record }».
missed-term = لم يُعثر على «{ $name }». المطلوب: { $facet }.
missed-process = لا توجد عملية «{ $process }».
error-too-deep = تُعرض النتائج حتى الصفحة { $last }: ضيّق البحث، أو خذ نتائجه كلها بصيغة CSV أو أسطر JSON.
symbol-description = السجلات التي تحمل هذا الرمز.
symbol-candidates =
    { $count ->
        [one] سجل واحد يحمل رمزًا قد يكون المقصود.
        [two] سجلان يحملان رمزًا قد يكون المقصود.
        [few] { $count } سجلات تحمل رمزًا قد يكون المقصود.
        [many] { $count } سجلًا تحمل رمزًا قد يكون المقصود.
       *[other] { $count } سجل تحمل رمزًا قد يكون المقصود.
    }
symbol-search = البحث عن «{ $words }» بدلًا من ذلك
