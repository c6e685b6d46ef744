import Notebook

/// The fixed words of pages and text files in one language: every word that nbrun itself writes to readers.
struct Words: Sendable {
  /// The words by what they stand for.
  enum Key: Int, CaseIterable, Sendable {
    case figure, table, equation, section
    case theorem, lemma, corollary, proposition, conjecture, definition, example, exercise, solution, remark
    case proof, hint, solutions
    case note, tip, important, warning, caution
    case contents, showCode, showData, line, lines, copy, copied, code, result
    case by, date, previous, next, allLessons, skip, done, open, backToText, computed, lessonCount
    case reset, stepBack, play, stepOn, drawAgain, still, starting, live, cannotCompute
    case run, check, yourAnswer, yourCode, right, notYet, unclear, solved, notSolved
    case copyLink, resetPage, present, close, stopped, otherNumbers
    case azimuth, elevation, fromAbove, fromFront, fromSide
  }

  private let words: [String]

  /// The words of the language with a BCP 47 tag; English ones for a language that is not listed.
  init(language: String) {
    let tag = language.lowercased()
    let name = tag.split(separator: "-").first.map { String($0) } ?? tag
    words = Words.languages[name] ?? Words.english
  }

  subscript(key: Key) -> String { words[key.rawValue] }

  /// A phrase with something in the place of its `%`.
  subscript(key: Key, with part: String) -> String {
    self[key].split(separator: "%", omittingEmptySubsequences: false).joined(separator: part)
  }

  /// The word of a kind of statement.
  subscript(of theorem: Theorem) -> String {
    switch theorem {
    case .theorem: self[.theorem]
    case .lemma: self[.lemma]
    case .corollary: self[.corollary]
    case .proposition: self[.proposition]
    case .conjecture: self[.conjecture]
    case .definition: self[.definition]
    case .example: self[.example]
    case .exercise: self[.exercise]
    case .solution: self[.solution]
    case .remark: self[.remark]
    }
  }

  /// The word of a kind of remark.
  subscript(of callout: Callout) -> String {
    switch callout {
    case .note: self[.note]
    case .tip: self[.tip]
    case .important: self[.important]
    case .warning: self[.warning]
    case .caution: self[.caution]
    }
  }

  /// Whether a language is written from right to left.
  static func isRightToLeft(_ language: String) -> Bool {
    let name = language.lowercased().split(separator: "-").first ?? ""
    return ["ar", "he", "fa", "ur", "yi", "dv", "ps", "sd", "ug"].contains(name)
  }

  private static let english = parsed(
    "Figure|Table|Equation|Section|Theorem|Lemma|Corollary|Proposition|Conjecture|Definition|Example|Exercise|Solution|Remark|Proof|Hint|Solutions|Note|Tip|Important|Warning|Caution|On this page|Show code|Show as table|line|lines|Copy|Copied|Code|Result|By|Date|Before|Next|All lessons|Skip to the text|done|to do|Back to the text|Computed from % by nbrun.|Lessons: %|Reset|One step back|Play|One step on|Draw again|Static|Starting|Live|Cannot compute here|Run|Check|Your answer|Your code|Right.|Not yet.|Not clear.|solved|not solved yet|Copy link|Reset the page|Present|Close|Stopped, back to what was published|Other numbers|Azimuth|Elevation|From above|From the front|From the side"
  )

  /// The languages other than English, each with its words in the order of the keys.
  private static let languages: [String: [String]] = [
    "de": parsed(
      "Abbildung|Tabelle|Gleichung|Abschnitt|Satz|Lemma|Korollar|Proposition|Vermutung|Definition|Beispiel|Aufgabe|Lösung|Bemerkung|Beweis|Hinweis|Lösungen|Anmerkung|Tipp|Wichtig|Warnung|Vorsicht|Auf dieser Seite|Code zeigen|Als Tabelle zeigen|Zeile|Zeilen|Kopieren|Kopiert|Code|Ergebnis|Von|Datum|Zurück|Weiter|Alle Lektionen|Zum Text springen|erledigt|offen|Zurück zum Text|Von nbrun aus % berechnet.|Lektionen: %|Zurücksetzen|Ein Schritt zurück|Abspielen|Ein Schritt weiter|Neu ziehen|Unbewegt|Startet|Bereit|Rechnet hier nicht|Ausführen|Prüfen|Deine Antwort|Dein Code|Richtig.|Noch nicht.|Unklar.|gelöst|noch nicht gelöst|Link kopieren|Seite zurücksetzen|Vorführen|Schließen|Angehalten, zurück zum Veröffentlichten|Andere Zahlen|Azimut|Höhe|Von oben|Von vorn|Von der Seite"
    ),
    "fr": parsed(
      "Figure|Tableau|Équation|Section|Théorème|Lemme|Corollaire|Proposition|Conjecture|Définition|Exemple|Exercice|Solution|Remarque|Démonstration|Indication|Solutions|Note|Astuce|Important|Avertissement|Attention|Sur cette page|Afficher le code|Afficher en tableau|ligne|lignes|Copier|Copié|Code|Résultat|Par|Date|Précédent|Suivant|Toutes les leçons|Aller au texte|fait|à faire|Retour au texte|Calculé à partir de % par nbrun.|Leçons : %|Réinitialiser|Un pas en arrière|Lire|Un pas en avant|Tirer à nouveau|Statique|Démarrage|Prêt|Calcul impossible ici|Exécuter|Vérifier|Votre réponse|Votre code|Juste.|Pas encore.|Pas clair.|résolu|pas encore résolu|Copier le lien|Réinitialiser la page|Présenter|Fermer|Arrêté, retour à l’état publié|Autres nombres|Azimut|Élévation|De dessus|De face|De côté"
    ),
    "es": parsed(
      "Figura|Tabla|Ecuación|Sección|Teorema|Lema|Corolario|Proposición|Conjetura|Definición|Ejemplo|Ejercicio|Solución|Observación|Demostración|Pista|Soluciones|Nota|Consejo|Importante|Advertencia|Precaución|En esta página|Mostrar código|Mostrar como tabla|línea|líneas|Copiar|Copiado|Código|Resultado|Por|Fecha|Anterior|Siguiente|Todas las lecciones|Ir al texto|hecho|pendiente|Volver al texto|Calculado a partir de % por nbrun.|Lecciones: %|Restablecer|Un paso atrás|Reproducir|Un paso adelante|Volver a sortear|Estático|Iniciando|Listo|No se puede calcular aquí|Ejecutar|Comprobar|Tu respuesta|Tu código|Correcto.|Todavía no.|No está claro.|resuelto|sin resolver|Copiar enlace|Restablecer la página|Presentar|Cerrar|Detenido, de vuelta a lo publicado|Otros números|Acimut|Elevación|Desde arriba|De frente|De lado"
    ),
    "it": parsed(
      "Figura|Tabella|Equazione|Sezione|Teorema|Lemma|Corollario|Proposizione|Congettura|Definizione|Esempio|Esercizio|Soluzione|Osservazione|Dimostrazione|Suggerimento|Soluzioni|Nota|Consiglio|Importante|Avvertenza|Attenzione|In questa pagina|Mostra il codice|Mostra come tabella|riga|righe|Copia|Copiato|Codice|Risultato|Di|Data|Precedente|Successivo|Tutte le lezioni|Vai al testo|fatto|da fare|Torna al testo|Calcolato da % con nbrun.|Lezioni: %|Ripristina|Un passo indietro|Avvia|Un passo avanti|Estrai di nuovo|Statico|Avvio|Pronto|Qui non si può calcolare|Esegui|Verifica|La tua risposta|Il tuo codice|Giusto.|Non ancora.|Non chiaro.|risolto|non ancora risolto|Copia il link|Ripristina la pagina|Presenta|Chiudi|Fermato, di nuovo come pubblicato|Altri numeri|Azimut|Elevazione|Dall’alto|Di fronte|Di lato"
    ),
    "pt": parsed(
      "Figura|Tabela|Equação|Seção|Teorema|Lema|Corolário|Proposição|Conjectura|Definição|Exemplo|Exercício|Solução|Observação|Demonstração|Dica|Soluções|Nota|Sugestão|Importante|Aviso|Cuidado|Nesta página|Mostrar código|Mostrar como tabela|linha|linhas|Copiar|Copiado|Código|Resultado|Por|Data|Anterior|Próximo|Todas as lições|Ir para o texto|feito|a fazer|Voltar ao texto|Calculado a partir de % por nbrun.|Lições: %|Repor|Um passo atrás|Reproduzir|Um passo à frente|Sortear de novo|Estático|A iniciar|Pronto|Não é possível calcular aqui|Executar|Verificar|A sua resposta|O seu código|Certo.|Ainda não.|Pouco claro.|resolvido|por resolver|Copiar ligação|Repor a página|Apresentar|Fechar|Parado, de volta ao publicado|Outros números|Azimute|Elevação|De cima|De frente|De lado"
    ),
    "nl": parsed(
      "Figuur|Tabel|Vergelijking|Paragraaf|Stelling|Lemma|Gevolg|Propositie|Vermoeden|Definitie|Voorbeeld|Opgave|Oplossing|Opmerking|Bewijs|Hint|Oplossingen|Noot|Tip|Belangrijk|Waarschuwing|Let op|Op deze pagina|Code tonen|Als tabel tonen|regel|regels|Kopiëren|Gekopieerd|Code|Resultaat|Door|Datum|Vorige|Volgende|Alle lessen|Naar de tekst|gedaan|te doen|Terug naar de tekst|Uit % berekend door nbrun.|Lessen: %|Terugzetten|Eén stap terug|Afspelen|Eén stap verder|Opnieuw trekken|Statisch|Start|Gereed|Kan hier niet rekenen|Uitvoeren|Controleren|Je antwoord|Je code|Goed.|Nog niet.|Onduidelijk.|opgelost|nog niet opgelost|Link kopiëren|Pagina terugzetten|Presenteren|Sluiten|Gestopt, terug naar wat gepubliceerd is|Andere getallen|Azimut|Elevatie|Van boven|Van voren|Van opzij"
    ),
    "pl": parsed(
      "Rysunek|Tabela|Równanie|Sekcja|Twierdzenie|Lemat|Wniosek|Stwierdzenie|Hipoteza|Definicja|Przykład|Zadanie|Rozwiązanie|Uwaga|Dowód|Wskazówka|Rozwiązania|Notatka|Porada|Ważne|Ostrzeżenie|Ostrożnie|Na tej stronie|Pokaż kod|Pokaż jako tabelę|wiersz|wiersze|Kopiuj|Skopiowano|Kod|Wynik|Autor|Data|Poprzednia|Następna|Wszystkie lekcje|Przejdź do tekstu|zrobione|do zrobienia|Wróć do tekstu|Obliczono z % przez nbrun.|Lekcje: %|Przywróć|Krok wstecz|Odtwórz|Krok naprzód|Losuj ponownie|Statyczna|Uruchamianie|Gotowa|Nie można tu liczyć|Uruchom|Sprawdź|Twoja odpowiedź|Twój kod|Dobrze.|Jeszcze nie.|Niejasne.|rozwiązane|jeszcze nierozwiązane|Kopiuj odnośnik|Przywróć stronę|Prezentuj|Zamknij|Zatrzymano, przywrócono stan opublikowany|Inne liczby|Azymut|Elewacja|Z góry|Z przodu|Z boku"
    ),
    "sv": parsed(
      "Figur|Tabell|Ekvation|Avsnitt|Sats|Lemma|Korollarium|Proposition|Förmodan|Definition|Exempel|Övning|Lösning|Anmärkning|Bevis|Ledtråd|Lösningar|Notera|Tips|Viktigt|Varning|Försiktigt|På denna sida|Visa kod|Visa som tabell|rad|rader|Kopiera|Kopierat|Kod|Resultat|Av|Datum|Föregående|Nästa|Alla lektioner|Hoppa till texten|klart|att göra|Tillbaka till texten|Beräknat från % av nbrun.|Lektioner: %|Återställ|Ett steg tillbaka|Spela|Ett steg fram|Dra på nytt|Stillastående|Startar|Redo|Kan inte räkna här|Kör|Kontrollera|Ditt svar|Din kod|Rätt.|Inte än.|Oklart.|löst|inte löst än|Kopiera länk|Återställ sidan|Visa som bilder|Stäng|Stoppad, åter till det publicerade|Andra tal|Azimut|Elevation|Uppifrån|Framifrån|Från sidan"
    ),
    "ru": parsed(
      "Рисунок|Таблица|Уравнение|Раздел|Теорема|Лемма|Следствие|Предложение|Гипотеза|Определение|Пример|Упражнение|Решение|Замечание|Доказательство|Подсказка|Решения|Примечание|Совет|Важно|Предупреждение|Осторожно|На этой странице|Показать код|Показать таблицей|строка|строки|Копировать|Скопировано|Код|Результат|Автор|Дата|Назад|Далее|Все уроки|Перейти к тексту|сделано|не сделано|Назад к тексту|Вычислено из % программой nbrun.|Уроки: %|Сбросить|Шаг назад|Воспроизвести|Шаг вперёд|Выбрать заново|Статично|Запуск|Готово|Здесь вычислить нельзя|Выполнить|Проверить|Ваш ответ|Ваш код|Верно.|Пока нет.|Непонятно.|решено|ещё не решено|Скопировать ссылку|Сбросить страницу|Показ|Закрыть|Остановлено, возврат к опубликованному|Другие числа|Азимут|Возвышение|Сверху|Спереди|Сбоку"
    ),
    "zh": parsed(
      "图|表|公式|节|定理|引理|推论|命题|猜想|定义|例|练习|解答|注记|证明|提示|解答|注意|技巧|重要|警告|小心|本页内容|显示代码|以表格显示|行|行|复制|已复制|代码|结果|作者|日期|上一页|下一页|全部课程|跳到正文|已完成|未完成|返回正文|由 nbrun 根据 % 计算。|课程：%|重置|后退一步|播放|前进一步|重新抽取|静态|启动中|就绪|此处无法计算|运行|检查|你的答案|你的代码|正确。|还不对。|看不懂。|已解决|尚未解决|复制链接|重置页面|演示|关闭|已停止，恢复到发布的状态|换一组数|方位角|仰角|俯视|正视|侧视"
    ),
    "ja": parsed(
      "図|表|式|節|定理|補題|系|命題|予想|定義|例|演習|解答|注意|証明|ヒント|解答|メモ|コツ|重要|警告|注意|このページの内容|コードを表示|表で表示|行|行|コピー|コピーしました|コード|結果|著者|日付|前へ|次へ|すべてのレッスン|本文へ移動|完了|未完了|本文に戻る|nbrun が % から計算しました。|レッスン：%|リセット|一つ戻る|再生|一つ進む|引き直す|静止|起動中|準備完了|ここでは計算できません|実行|確認|あなたの答え|あなたのコード|正解です。|もう少しです。|読み取れません。|解決済み|未解決|リンクをコピー|ページをリセット|発表|閉じる|停止しました。公開時の状態に戻ります|別の数|方位角|仰角|上から|正面から|横から"
    ),
    "ar": parsed(
      "الشكل|الجدول|المعادلة|القسم|مبرهنة|تمهيدية|نتيجة|قضية|حدسية|تعريف|مثال|تمرين|حل|ملاحظة|برهان|تلميح|الحلول|ملاحظة|نصيحة|مهم|تحذير|احترس|في هذه الصفحة|أظهر الشيفرة|أظهر كجدول|سطر|أسطر|نسخ|تم النسخ|الشيفرة|الناتج|بقلم|التاريخ|السابق|التالي|كل الدروس|انتقل إلى النص|تم|لم يتم|عودة إلى النص|حُسب من % بواسطة nbrun.|الدروس: %|إعادة الضبط|خطوة إلى الوراء|تشغيل|خطوة إلى الأمام|سحب من جديد|ساكن|جارٍ البدء|جاهز|لا يمكن الحساب هنا|تشغيل|تحقق|إجابتك|شيفرتك|صحيح.|ليس بعد.|غير واضح.|حُلّ|لم يُحل بعد|انسخ الرابط|إعادة ضبط الصفحة|عرض|إغلاق|توقف، عودة إلى ما نُشر|أعداد أخرى|السمت|الارتفاع|من الأعلى|من الأمام|من الجانب"
    ),
    "he": parsed(
      "איור|טבלה|משוואה|סעיף|משפט|למה|מסקנה|טענה|השערה|הגדרה|דוגמה|תרגיל|פתרון|הערה|הוכחה|רמז|פתרונות|הערה|טיפ|חשוב|אזהרה|זהירות|בעמוד זה|הצג קוד|הצג כטבלה|שורה|שורות|העתק|הועתק|קוד|תוצאה|מאת|תאריך|הקודם|הבא|כל השיעורים|דלג לטקסט|בוצע|לביצוע|חזרה לטקסט|חושב מתוך % על ידי nbrun.|שיעורים: %|איפוס|צעד אחורה|הפעלה|צעד קדימה|הגרלה מחדש|סטטי|מתחיל|מוכן|אי אפשר לחשב כאן|הרצה|בדיקה|התשובה שלך|הקוד שלך|נכון.|עדיין לא.|לא ברור.|נפתר|טרם נפתר|העתקת קישור|איפוס העמוד|הצגה|סגירה|נעצר, חזרה למה שפורסם|מספרים אחרים|אזימוט|גובה|מלמעלה|מלפנים|מהצד"
    ),
  ]

  /// Every language there is, for the tests: a word for each key.
  static var tables: [String: [String]] { languages.merging(["en": english]) { first, _ in first } }

  private static func parsed(_ text: String) -> [String] { text.split(separator: "|").map { String($0) } }
}
