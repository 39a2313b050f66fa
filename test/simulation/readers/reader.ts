import { newsletterVersion } from '../../../shared/domain/consent.ts';
import { type Instant, instantOf } from '../../../shared/domain/month.ts';
import type { Ask } from '../../../shared/domain/supporter.ts';
import { Chance } from '../chance.ts';
import type { Timeline } from '../timeline.ts';
import { days, minutes } from '../world/stage.ts';
import { newsTopics } from './a-newsroom-federation.ts';
import type { NewsStaff } from './news-staff.ts';

/** What is true of one who wants to read about one thing, as they themselves know it. */
export interface Reading {
  readonly topic: string;
  /** When they first pressed the button, and when they read that it was done. */
  confirmBegan?: number;
  confirmedAt?: number;
}

/** Longer than a person waits before they press a button again. */
const patience = (chance: Chance): number => minutes(chance.between(1, 90));

/** Somebody who asks for letters, confirms it or not, and leaves one day or not. They try again until it is done. */
export class Reader {
  readonly email: string;
  readonly readings: Reading[];
  leaveBegan?: number;
  leftAt?: number;
  #supporter: string | undefined;
  #asks = 0;
  readonly #name: string;
  readonly #chance: Chance;
  readonly #timeline: Timeline;
  readonly #staff: NewsStaff;

  constructor(
    number: number,
    { seed, timeline, staff }: { seed: number; timeline: Timeline; staff: NewsStaff },
  ) {
    this.#name = `reader${number}`;
    this.#chance = new Chance(seed, this.#name);
    this.#timeline = timeline;
    this.#staff = staff;
    this.email = `canary.${this.#name}@example.org`;
    const first = this.#chance.one(newsTopics);
    const second = this.#chance.happens(0.3) ? this.#chance.one(newsTopics) : first;
    this.readings = [...new Set([first, second])].map((topic) => ({ topic }));
  }

  /** @param sendAt when letters go out: some come, confirm or leave just then */
  lives(from: number, sendAt: number): void {
    const chance = this.#chance;
    const atOnce = chance.happens(0.6);
    let asksAt = this.#sometime(from, sendAt);
    for (const reading of this.readings) {
      // Some ask for both at once, and open both mails at the very same moment.
      if (!atOnce) asksAt = this.#sometime(from, sendAt);
      this.#timeline.at(asksAt, () => this.#asksFor(reading), { apart: true });
    }
    if (!chance.happens(0.35)) return;
    const leavesAt = chance.happens(0.6)
      ? sendAt + chance.next() * minutes(240)
      : from + chance.next() * (sendAt - from);
    this.#timeline.at(leavesAt, () => this.#leaves(chance.happens(0.3) ? 'erase' : 'leave'), { apart: true });
  }

  #sometime(from: number, sendAt: number): number {
    const chance = this.#chance;
    return chance.happens(0.2) ? sendAt - minutes(30) : from + chance.next() * (sendAt - from);
  }

  #asksFor(reading: Reading): void {
    this.#asks += 1;
    const ask = `ask_${this.#name}-${this.#asks}-${reading.topic}-of-the-simulation`.slice(0, 44);
    const wanted = { ...this.#wanted(reading.topic), ask };
    this.#staff.start(
      'page',
      `asks ${ask}`,
      (container) => container.ask(wanted),
      (outcome) => {
        if (outcome.ended !== 'answered') return this.#again(() => this.#asksFor(reading));
        if (this.#chance.happens(0.1)) return;
        const opensAfter = this.#chance.happens(0.5) ? minutes(1) : this.#chance.next() * days(3);
        this.#timeline.at(this.#timeline.now + opensAfter, () => this.#confirms(ask, reading), {
          apart: true,
        });
        // A double click.
        if (this.#chance.happens(0.2))
          this.#timeline.at(this.#timeline.now + opensAfter, () => this.#confirms(ask, reading), {
            apart: true,
          });
      },
    );
  }

  #confirms(ask: string, reading: Reading): void {
    const now = this.#timeline.now;
    if (this.leaveBegan !== undefined || reading.confirmedAt !== undefined) return;
    reading.confirmBegan ??= now;
    this.#staff.start(
      'page',
      `confirms ${ask} ${now}`,
      (container) => container.confirm(ask),
      (outcome) => {
        if (outcome.ended !== 'answered') return this.#again(() => this.#confirms(ask, reading));
        if (outcome.answer.standing !== 'confirmed') return;
        reading.confirmedAt ??= this.#timeline.now;
        this.#supporter = outcome.answer.used.supporter;
      },
    );
  }

  #leaves(how: 'leave' | 'erase'): void {
    const supporter = this.#supporter;
    if (supporter === undefined) return;
    this.leaveBegan ??= this.#timeline.now;
    this.#staff.start(
      'page',
      `${how}s ${this.#name} ${this.#timeline.now}`,
      (container) => container[how](supporter).then(() => true),
      (outcome) => {
        if (outcome.ended === 'answered') this.leftAt ??= this.#timeline.now;
        else this.#again(() => this.#leaves(how));
      },
    );
  }

  #again(what: () => void): void {
    this.#timeline.at(this.#timeline.now + patience(this.#chance), what, { apart: true });
  }

  #wanted(topic: string): Omit<Ask, 'askedAt' | 'ask'> {
    const at: Instant = instantOf(new Date(this.#timeline.now));
    return {
      email: this.email,
      topic,
      frequency: 'monthly',
      language: this.#chance.one(['de', 'en']),
      from: 'page',
      campaign: topic === 'federation' ? 'netzwerk' : topic,
      consent: {
        text: 'Ja, bitte.',
        language: 'de',
        version: newsletterVersion,
        page: 'https://spenden.example.org/c/netzwerk/news',
        at,
      },
    };
  }
}
