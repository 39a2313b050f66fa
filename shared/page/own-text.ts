import { html, type Html } from '../markup.ts';

/**
 * What a campaign's people have written, in whatever direction its letters run. It is German until a campaign can say
 * otherwise, and marked so for those who have the page read aloud.
 */
export const ofTheCampaign = (text: string): Html => html`<span lang="de" dir="auto">${text}</span>`;
