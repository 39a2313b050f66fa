import type { Command } from './command.ts';

const why = {
  de: `Adressen lassen sich nicht einlesen, auch nicht von Hand.

Werbung per E-Mail braucht die vorherige ausdrückliche Einwilligung jedes einzelnen Menschen (§ 7 Abs. 2 Nr. 2 UWG), und
Briefe eines Vereins an seine Unterstützer sind Werbung. Wer schreibt, muss die Einwilligung belegen können (Art. 7
Abs. 1 DSGVO): welcher Text neben welchem Kästchen, wann, auf welcher Seite, wann von diesem Postfach bestätigt. Eine
Liste aus einem anderen Programm belegt nichts davon. Auch eine E-Mail, die erst um die Einwilligung bittet, ist schon
Werbung.

Was stattdessen geht:
  - den Link /c/<Kampagne>/news weitergeben: auf Papier mit QR-Code, auf der eigenen Seite, im Gespräch;
  - im bisherigen Rundbrief, wo es dafür eine Einwilligung gibt, auf diesen Link hinweisen;
  - im Dankesbrief steht er schon, und neben dem Spendenformular das Kästchen.`,
  en: `Addresses cannot be imported, nor typed in by hand.

Advertising by e-mail needs each person’s express consent beforehand (§ 7 (2) no. 2 UWG), and an association’s letters
to its supporters are advertising. Whoever writes must be able to prove the consent (Art. 7 (1) GDPR): which text beside
which box, when, on which page, and when it was confirmed from that mailbox. A list from another program proves none of
it. An e-mail that only asks for the consent is advertising already.

What can be done instead:
  - pass on the link /c/<campaign>/news: on paper with a QR code, on a site of your own, in person;
  - point to that link in the newsletter you have, where there is a consent to that one;
  - the letter of thanks has it already, and the form to give has the box.`,
} as const;

/** Says why there is no such command: whoever looks for it must not look for another way. */
export const importSupporters: Command = {
  summary: 'why addresses cannot be imported, and what to do instead',
  usage: `npm run tragwerk -- import-supporters

${why.en}`,
  run: async (_words, _open, print) => {
    print(process.env['LANG']?.startsWith('en') ? why.en : why.de);
    return false;
  },
};
