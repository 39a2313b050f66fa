import type { Acknowledgement } from '../../domain/letter.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatCents } from '../../domain/money.ts';
import { dayOf, formatDay } from '../../domain/month.ts';
import { figure, factTable, foreign, note, panel, paragraph, smallPrint } from '../letter-parts.ts';
import type { LetterContext, LetterTemplate } from '../letter-template.ts';
import { html } from '../markup.ts';
import { meansOfPayment } from '../means-of-payment.ts';
import { listed, plainLetter, wrapped } from '../plain-text.ts';
import { sheet } from '../sheet.ts';
import { simplifiedProof, simplifiedProofUpToCents } from '../simplified-proof.ts';
import { acknowledgementSamples as samples } from './acknowledgement-samples.ts';
import { greeting, purpose, words } from './acknowledgement-words.ts';

const gathered = (about: Acknowledgement, { letter, campaign, carrier, needTitle }: LetterContext) => {
  const { locale } = letter;
  const say = words[locale];
  const amount = formatCents(about.cents, locale);
  const day = formatDay(about.day, locale);
  const proof = simplifiedProof(about, carrier, dayOf(letter.writtenAt));
  const means = meansOfPayment(about.method, locale);
  return {
    say,
    amount,
    campaignTitle: campaign.title,
    greeting: greeting(letter.to.name, locale),
    copy: letter.copy === true ? say.copy : undefined,
    proof,
    // Above 300 € it is the rule; below, only when our own notice has grown too old to rely on.
    askForProof: proof ? undefined : say.askForProof(about.cents > simplifiedProofUpToCents),
    purpose: purpose(about.earmark, needTitle, locale),
    facts: [
      [say.amount, amount],
      [say.received, day],
      [say.campaign, campaign.title],
      [say.use, purpose(about.earmark, needTitle, locale).short],
      ...(means === undefined ? [] : [[say.means, means] as const]),
      [say.reference, about.donation ?? about.gift],
    ] as const,
    receivedBy: [carrier.name, carrier.street, `${carrier.postalCode} ${carrier.city}`] as const,
    subject: `${letter.copy === true ? say.copyInSubject : ''}${say.subject(amount)}`,
    preheader: say.preheader(day),
  };
};

type Gathered = ReturnType<typeof gathered>;

const inPlainText = (known: Gathered, carrier: LetterContext['carrier']): string => {
  const { say, proof } = known;
  return plainLetter([
    known.copy && wrapped(known.copy),
    wrapped(known.greeting.plain),
    wrapped(`${say.arrived(known.campaignTitle)} ${known.purpose.sentence}`),
    listed(known.facts),
    [say.receivedBy, ...known.receivedBy].map(wrapped).join('\n'),
    ...(proof
      ? [
          `${say.taxTitle}\n${'-'.repeat(say.taxTitle.length)}`,
          say.proofInGerman && wrapped(say.proofInGerman),
          listed(proof.rows),
          ...proof.sentences.map(wrapped),
        ]
      : []),
    known.askForProof && wrapped(known.askForProof),
    wrapped(say.answer(carrier.email)),
    `${say.closing}\n${wrapped(carrier.name)}`,
    wrapped(say.why),
  ]);
};

const inHtml = (known: Gathered, locale: Locale, carrier: LetterContext['carrier']): string => {
  const { say, proof } = known;
  const { name } = known.greeting;
  return sheet({
    locale,
    title: known.subject,
    preheader: known.preheader,
    sender: carrier.name,
    body: [
      known.copy && note(known.copy),
      paragraph(name === undefined ? known.greeting.plain : [known.greeting.before, foreign(name), ',']),
      paragraph([say.arrived(known.campaignTitle), ' ', known.purpose.sentence]),
      figure(known.amount),
      factTable(known.facts.slice(1).map(([label, value]) => [label, foreign(value)])),
      paragraph([say.receivedBy, ...known.receivedBy.map((line) => html`<br />${line}`)]),
      proof &&
        panel(say.taxTitle, [
          say.proofInGerman && smallPrint(say.proofInGerman),
          html`<div lang="de">`,
          factTable(proof.rows),
          proof.sentences.map(smallPrint),
          html`</div>`,
        ]),
      known.askForProof && paragraph(known.askForProof),
      paragraph(say.answer(carrier.email)),
      paragraph([say.closing, html`<br />`, carrier.name]),
    ],
    footer: smallPrint(say.why),
  });
};

/** The thank-you for one gift, once the money is there. With it, up to 300 €, the donor's proof for the tax office. */
export const acknowledgement: LetterTemplate<'acknowledgement'> = {
  write(about, context) {
    const known = gathered(about, context);
    return {
      subject: known.subject,
      preheader: known.preheader,
      html: inHtml(known, context.letter.locale, context.carrier),
      text: inPlainText(known, context.carrier),
    };
  },
  samples,
};
