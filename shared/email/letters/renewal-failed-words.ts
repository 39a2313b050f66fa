export const words = {
  de: {
    subject: (each: string) => `Ihre ${each} Spende ließ sich diesmal nicht abbuchen`,
    preheader: 'Warum, und was jetzt möglich ist. Eine Spende schuldet niemand.',
    copy: 'Er gehört zu derselben Abbuchung; es ist keine zweite.',
    failed: (each: string, campaign: string) =>
      `Ihre ${each} Spende für „${campaign}“ ließ sich diesmal nicht abbuchen.`,
    amount: 'Betrag',
    triedOn: 'Versucht am',
    nextTry: 'Weiterer Versuch',
    noNextTry: 'keiner',
    campaign: 'Spende für',
    triesAgain: (day: string) =>
      `Am ${day} versuchen wir es noch einmal, mit dem Konto oder der Karte, die dann eingetragen ist.`,
    triedAgain: (day: string) =>
      `Ein weiterer Versuch war für den ${day} vorgesehen; wie er ausging, wissen wir noch nicht.`,
    triesNoMore: 'Diesen Betrag versuchen wir nicht noch einmal abzubuchen.',
    stopped: 'Wir haben die regelmäßige Spende deshalb beendet und buchen nichts mehr ab.',
    change: 'Möchten Sie mit einem anderen Konto oder einer anderen Karte weiter geben? Das ändern Sie hier.',
    changeLabel: 'Zahlungsart ändern',
    stop: 'Oder möchten Sie aufhören? Auch das ist in Ordnung, und wir danken Ihnen für alles bisher.',
    stopLabel: 'Regelmäßige Spende beenden',
    otherAccount: 'Möchten Sie weiter geben? Dann fangen Sie bitte mit einem anderen Konto neu an.',
    byMistake:
      'War das ein Versehen, oder möchten Sie trotzdem weiter geben? Dann können Sie jederzeit neu anfangen.',
  },
  en: {
    subject: (each: string) => `Your ${each} donation could not be collected this time`,
    preheader: 'Why, and what you can do now. Nobody owes a donation.',
    copy: 'It is about the same payment, not about a second one.',
    failed: (each: string, campaign: string) =>
      `Your ${each} donation to “${campaign}” could not be collected this time.`,
    amount: 'Amount',
    triedOn: 'Tried on',
    nextTry: 'Further try',
    noNextTry: 'none',
    campaign: 'Donation to',
    triesAgain: (day: string) =>
      `We will try again on ${day}, with whichever account or card is on file by then.`,
    triedAgain: (day: string) => `Another try was planned for ${day}; we do not know yet how it went.`,
    triesNoMore: 'We will not try to collect this amount again.',
    stopped: 'So we have ended the regular donation, and nothing more will be debited.',
    change: 'Would you like to go on giving with another account or another card? You can change that here.',
    changeLabel: 'Change the payment method',
    stop: 'Or would you like to stop? That is fine, too, and we thank you for all you have given.',
    stopLabel: 'Stop the regular donation',
    otherAccount: 'Would you like to go on giving? Then please start anew with another account.',
    byMistake:
      'Was that a mistake, or would you like to go on giving anyway? You can start anew at any time.',
  },
} as const;
