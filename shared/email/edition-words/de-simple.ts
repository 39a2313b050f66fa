import type { EditionWords } from './shape.ts';

export const deSimple: EditionWords = {
  monthSubject: (month, title) => `${month}: ${title}`,
  milestonesSubject: (title) => `Geschafft: ${title}`,
  preheader: (month, covered, needed) => `${month}: Wir brauchen ${needed}. Wir haben schon ${covered}.`,
  preheaderWithoutNeeds: (month) => `Das ist im ${month} wichtig. Und das ist vorher passiert.`,
  copyInSubject: 'Kopie: ',
  copy: 'Vielleicht haben Sie diesen Brief schon. Dann ist das der gleiche Brief noch einmal.',
  greeting: 'Guten Tag,',
  monthIntro: (month) =>
    `in diesem Brief steht: Das brauchen wir im ${month}. So viel Geld ist schon da. Und das haben wir im Monat davor mit dem Geld gemacht.`,
  federationIntro: (month) =>
    `in diesem Brief steht: Das brauchen unsere Spenden-Aktionen im ${month}. Und so viel Geld ist schon da.`,
  milestonesIntro: 'wir haben eine gute Nachricht:',
  needsTitle: (month) => `Das brauchen wir im ${month}`,
  covered: (covered, needed, percent) =>
    `Wir brauchen ${needed}. Davon sind ${covered} schon da. Das sind ${percent}.`,
  missing: (amount) => `Es fehlen noch ${amount}.`,
  full: 'Jetzt ist genug Geld da. Neues Geld hilft uns im nächsten Monat.',
  nothingNeeded: 'Wir haben noch nicht aufgeschrieben, was wir in diesem Monat brauchen.',
  pending: (amount) => `${amount} kommen bald. Die Bank holt das Geld gerade ab.`,
  costTypes: { staff: 'Geld für Mitarbeiter und Mitarbeiterinnen', material: 'Geld für Sachen' },
  coveredBy: 'Das Geld kommt von:',
  sources: {
    donation: 'Spenden',
    membership: 'Beiträge von Mitgliedern',
    grant: 'Geld vom Staat oder von Stiftungen',
    event: 'Veranstaltungen',
  },
  part: (covered, needed) => `${covered} von ${needed}`,
  moreOnPage: 'Hier ist nicht Platz für alles. Im Internet steht der ganze Brief.',
  give: 'Jetzt Geld spenden',
  closed: 'Diese Spenden-Aktion ist zu Ende. Sie können kein Geld mehr spenden.',
  lastTitle: (month) => `Das war im ${month}`,
  received: (amount) => `Wir haben ${amount} bekommen.`,
  nothingReceived: 'In diesem Monat haben wir kein Geld bekommen.',
  returned: (amount) => `Wir haben ${amount} zurückgegeben. Dieses Geld zählt hier nicht mehr mit.`,
  spentOn: 'So viel Geld war dafür da:',
  milestonesTitle: 'Das haben wir geschafft',
  half: {
    staff: (month) => `Wir haben die Hälfte vom Geld für Mitarbeiter und Mitarbeiterinnen im ${month}.`,
    material: (month) => `Wir haben die Hälfte vom Geld für Sachen im ${month}.`,
  },
  whole: {
    staff: (month) => `Wir haben das ganze Geld für Mitarbeiter und Mitarbeiterinnen im ${month}.`,
    material: (month) => `Wir haben das ganze Geld für Sachen im ${month}.`,
  },
  year: (year) => `Wir haben das ganze Geld für das Jahr ${year}.`,
  firstGift: (centre) =>
    centre === undefined ? 'Die erste Spende ist da.' : `Die erste Spende für „${centre}“ ist da.`,
  nextStepTitle: 'Das können Sie tun',
  tellOthers:
    'Sprechen Sie mit anderen Menschen über uns. Im Internet steht jeden Tag: So viel Geld fehlt noch.',
  page: 'Den Brief im Internet lesen',
  asOf: (day) => `Alle Zahlen sind vom ${day}.`,
  answer:
    'Haben Sie eine Frage? Oder eine Idee? Dann antworten Sie auf diese E-Mail. Unser Team liest Ihre Antwort.',
  closing: 'Viele Grüße',
  why: {
    month:
      'Sie bekommen den Brief ungefähr 1 Mal im Monat. Sie haben den Brief bestellt. Und Sie haben noch einmal Ja gesagt.',
    milestones:
      'Sie bekommen den Brief, wenn wir etwas geschafft haben. Sie haben den Brief bestellt. Und Sie haben noch einmal Ja gesagt.',
  },
  preferences: 'Etwas ändern: Sprache, Themen, wie oft',
  leave: 'Keine Briefe mehr bekommen',
};
