import type { EditionWords } from './shape.ts';

export const de: EditionWords = {
  monthSubject: (month, title) => `${month}: ${title}`,
  milestonesSubject: (title) => `Geschafft: ${title}`,
  preheader: (month, covered, needed) => `${month}: ${covered} von ${needed} sind schon gedeckt.`,
  preheaderWithoutNeeds: (month) => `Was im ${month} ansteht, und was zuletzt geschehen ist.`,
  copyInSubject: 'Kopie: ',
  copy: 'Diesen Brief haben Sie vielleicht schon bekommen. Es ist derselbe, kein zweiter.',
  greeting: 'Guten Tag,',
  monthIntro: (month) =>
    `hier lesen Sie, was im ${month} gebraucht wird, wie viel davon schon da ist und was das Geld im Monat davor bewirkt hat.`,
  federationIntro: (month) =>
    `hier lesen Sie, was unsere Kampagnen im ${month} brauchen und wie weit sie sind.`,
  milestonesIntro: 'es gibt etwas zu feiern:',
  needsTitle: (month) => `Das braucht es im ${month}`,
  covered: (covered, needed, percent) => `${covered} von ${needed} sind gedeckt, das sind ${percent}.`,
  missing: (amount) => `Es fehlen noch ${amount}.`,
  full: 'Damit ist alles gedeckt. Was jetzt noch kommt, hilft im nächsten Monat.',
  nothingNeeded: 'Für diesen Monat ist kein Bedarf eingetragen.',
  pending: (amount) => `Unterwegs sind ${amount}: Lastschriften, die die Bank noch einzieht.`,
  costTypes: { staff: 'Personal', material: 'Sachkosten' },
  coveredBy: 'Gedeckt durch:',
  sources: {
    donation: 'Spenden',
    membership: 'Mitgliedsbeiträge',
    grant: 'Fördermittel',
    event: 'Veranstaltungen',
  },
  part: (covered, needed) => `${covered} von ${needed}`,
  moreOnPage: 'Hier steht nicht alles: Der ganze Brief ist im Browser zu lesen.',
  give: 'Jetzt spenden',
  closed: 'Diese Kampagne nimmt keine Spenden mehr an.',
  lastTitle: (month) => `Das ist aus dem ${month} geworden`,
  received: (amount) => `Zusammengekommen sind ${amount}.`,
  nothingReceived: 'In diesem Monat ist kein Geld eingegangen.',
  returned: (amount) => `${amount} sind an ihre Geber zurückgegangen und schon abgezogen.`,
  spentOn: 'So viel war dafür da:',
  milestonesTitle: 'Das ist erreicht',
  half: {
    staff: (month) => `Die Hälfte der Personalkosten für ${month} ist da.`,
    material: (month) => `Die Hälfte der Sachkosten für ${month} ist da.`,
  },
  whole: {
    staff: (month) => `Die Personalkosten für ${month} sind vollständig gedeckt.`,
    material: (month) => `Die Sachkosten für ${month} sind vollständig gedeckt.`,
  },
  year: (year) => `Alles, was ${year} noch gebraucht wird, ist gesichert.`,
  firstGift: (centre) =>
    centre === undefined ? 'Die erste Spende ist da.' : `Die erste Spende für „${centre}“ ist da.`,
  nextStepTitle: 'Was Sie tun können',
  tellOthers: 'Erzählen Sie anderen davon: Auf der Seite der Kampagne sieht man jeden Tag, was noch fehlt.',
  page: 'Diesen Brief im Browser lesen',
  asOf: (day) => `Alle Zahlen: Stand ${day}.`,
  answer:
    'Haben Sie eine Frage oder eine Idee? Antworten Sie einfach auf diese E-Mail, sie kommt bei den Menschen der Kampagne an.',
  closing: 'Herzliche Grüße',
  why: {
    month: 'Sie bekommen diesen Brief etwa einmal im Monat, weil Sie ihn bestellt und das bestätigt haben.',
    milestones:
      'Sie bekommen diesen Brief, weil Sie lesen wollten, wenn etwas erreicht ist, und das bestätigt haben.',
  },
  preferences: 'Sprache, Themen und Häufigkeit ändern',
  leave: 'Abbestellen',
};
