import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../shared/markup.ts';

describe('html', () => {
  it('escapes what could end a text or a quoted attribute', () => {
    expect(html`<p title="${`"><script>alert('1')</script>`}">${'a & b < c'}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;">a &amp; b &lt; c</p>',
    );
  });

  it('escapes once, however deep a value is nested', () => {
    const inner = html`<b>${'Müller & Söhne'}</b>`;
    expect(html`<p>${[inner, [html`<i>${inner}</i>`]]}</p>`.markup).toBe(
      '<p><b>Müller &amp; Söhne</b><i><b>Müller &amp; Söhne</b></i></p>',
    );
    expect(html`${'&amp;'}`.markup).toBe('&amp;amp;');
  });

  it('leaves nothing where there is nothing, but keeps zero', () => {
    expect(html`[${undefined}${false}${null}${[]}${''}]`.markup).toBe('[]');
    expect(html`${0}`.markup).toBe('0');
  });

  it('lets no value add a tag, a quote or an entity of its own', () => {
    const unit = fc.constantFrom('&', '<', '>', '"', "'", ';', '#39', 'amp', 'lt', 'ü', '\0', '😀', 'a');
    const property = fc.property(fc.string({ unit }), (value) => {
      const { markup } = html`${value}`;
      const back = markup
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      return !/[<>"']/.test(markup) && back === value;
    });
    expect(fc.check(property)).toMatchObject({ failed: false });
  });
});
