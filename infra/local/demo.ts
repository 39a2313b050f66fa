import { monthOf, monthsBetween, nextMonth } from '../../shared/domain/month.ts';
import { Federation } from '../../shared/store/federation.ts';

/**
 * A federation of health centres to look at and play with. That a federation of five cities carries its networking
 * as a project of the Leipzig centre, and that it needs money for staff and material month by month, is true;
 * amounts, addresses, numbers and notices are examples: no source gives them.
 */
export const demoFederation = (now: Date): Federation => {
  const from = monthOf(now);
  let through = from;
  while (monthsBetween(from, through).length < 12) through = nextMonth(through);
  const common = { campaign: 'netzwerk', from, through };
  const network = {
    campaign: 'netzwerk',
    title: 'Überregionale Netzwerkarbeit',
    summary:
      'Stadtteilgesundheitszentren aus fünf Städten arbeiten gemeinsam an dem, was vor Ort allein nicht zu lösen ist: ein gemeinnütziges Trägermodell, gemeinsame Fortbildung und eine Stimme in der Gesundheitspolitik.',
    centre: 'leipzig',
    carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
    contactEmail: 'netzwerk@gesundheitszentrum.example.org',
    status: 'open',
  };
  return Federation.parse({
    carriers: [
      {
        carrier: 'leipzig',
        name: 'Solidarisches Gesundheitszentrum Leipzig e.V.',
        street: 'Musterstraße 1 (Beispiel)',
        postalCode: '04315',
        city: 'Leipzig',
        email: 'spenden@gesundheitszentrum.example.org',
        bank: {
          holder: 'Solidarisches Gesundheitszentrum Leipzig e.V.',
          // The IBAN of examples: no bank has given it to anybody.
          iban: 'DE89370400440532013000',
        },
        taxOffice: 'Leipzig II (Beispiel)',
        taxNumber: '000/000/00000 (Beispiel)',
        taxNotice: {
          kind: 'exemptionNotice',
          issuedOn: `${now.getUTCFullYear() - 1}-05-12`,
          assessmentYear: now.getUTCFullYear() - 2,
        },
        purposes: ['Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege'],
      },
    ],
    centres: [
      { centre: 'leipzig', name: 'Gesundheitszentrum Leipzig', city: 'Leipzig' },
      { centre: 'berlin', name: 'Gesundheitszentrum Berlin', city: 'Berlin' },
      { centre: 'hamburg', name: 'Gesundheitszentrum Hamburg', city: 'Hamburg' },
      { centre: 'dresden', name: 'Gesundheitszentrum Dresden', city: 'Dresden' },
      { centre: 'koeln', name: 'Gesundheitszentrum Köln', city: 'Köln' },
    ],
    campaigns: [
      network,
      {
        ...network,
        campaign: 'wahljahr',
        title: 'Öffentlichkeitsarbeit im Wahljahr',
        summary: 'Diese Kampagne ist abgeschlossen. Sie zeigt, wie eine geschlossene Kampagne antwortet.',
        status: 'closed',
      },
    ],
    templates: [
      {
        ...common,
        template: 'need_coordination',
        costType: 'staff',
        title: 'Koordination, halbe Stelle (Beispiel)',
        neededCents: 2150_00,
        priority: 10,
      },
      {
        ...common,
        template: 'need_publicity',
        costType: 'staff',
        title: 'Öffentlichkeitsarbeit, Honorare (Beispiel)',
        neededCents: 640_00,
        priority: 20,
      },
      {
        ...common,
        template: 'need_travel',
        costType: 'material',
        title: 'Fahrten zwischen den Zentren (Beispiel)',
        neededCents: 280_00,
        priority: 10,
      },
      {
        ...common,
        template: 'need_print',
        costType: 'material',
        title: 'Druck und Technik (Beispiel)',
        neededCents: 195_50,
        priority: 20,
      },
    ],
  });
};
