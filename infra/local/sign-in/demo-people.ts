/** Somebody who may sign in on this machine. */
export interface DemoPerson {
  /** What the account is called: it stands in the audit log. */
  readonly username: string;
  readonly title: string;
  /** What they may do, in a few words. */
  readonly task: string;
  readonly groups: readonly string[];
}

/** One for each role, by their account's name. */
export const demoPeople: readonly DemoPerson[] = [
  {
    username: 'schatzmeisterei',
    title: 'Schatzmeisterei der Föderation',
    task: 'sieht und darf alles, in jedem Zentrum',
    groups: ['treasurer'],
  },
  {
    username: 'schatzmeisterin-leipzig',
    title: 'Schatzmeisterin Leipzig',
    task: 'plant und bucht für das Zentrum Leipzig',
    groups: ['treasurer:leipzig'],
  },
  {
    username: 'schatzmeister-koeln',
    title: 'Schatzmeister Köln',
    task: 'plant und bucht für das Zentrum Köln',
    groups: ['treasurer:koeln'],
  },
  {
    username: 'redaktion-netzwerk',
    title: 'Redaktion Netzwerk',
    task: 'liest und ändert die Texte einer Kampagne',
    groups: ['editor:netzwerk'],
  },
  {
    username: 'leserin',
    title: 'Leserin',
    task: 'sieht alle Zahlen und ändert nichts',
    groups: ['reader'],
  },
  {
    username: 'revision',
    title: 'Revision',
    task: 'sieht alle Zahlen und das Protokoll und ändert nichts',
    groups: ['auditor'],
  },
  {
    username: 'ohne-aufgabe',
    title: 'Konto ohne Aufgabe',
    task: 'kann sich anmelden, darf aber noch nichts',
    groups: [],
  },
];
