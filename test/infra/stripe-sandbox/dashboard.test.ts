import { describe, expect, it } from 'vitest';
import { aDonation, aDonor, aSandbox } from './a-sandbox.ts';

describe('the dashboard', () => {
  it('shows payments and events, escaped, and loads nothing from elsewhere', async () => {
    const { stripe, sandbox, post, idle } = await aSandbox();
    const { id } = await stripe.checkout.sessions.create(aDonation);
    await post(`/c/pay/${id}`, { ...aDonor, email: '<b>@example.org', method: 'sepa_debit' });
    await idle();
    const page = await fetch(sandbox.url);
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('&lt;b&gt;@example.org');
    expect(text).not.toContain('<b>@');
    expect(text).toMatch(/action="\/sandbox\/payments\/pi_3\w+\/settle"/);
    expect(text).toContain('checkout.session.completed');
    expect(text).toContain('<span class="badge good">delivered</span>');
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    const style = await fetch(`${sandbox.url}/sandbox/style.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('turns the switches', async () => {
    const { sandbox, post } = await aSandbox();
    await post('/sandbox/delivery', { duplicate: 'on', reorder: 'on' });
    expect(sandbox.delivery).toMatchObject({ duplicate: true, reorder: true });
    await expect((await fetch(sandbox.url)).text()).resolves.toMatch(/name="duplicate" +checked/);
    await post('/sandbox/delivery', {});
    expect(sandbox.delivery).toMatchObject({ duplicate: false, reorder: false });
  });

  it('delivers again, one or all', async () => {
    const { sandbox, stripe, receiver, post, idle } = await aSandbox();
    await stripe.products.create({ name: 'A' });
    await stripe.products.create({ name: 'B' });
    await idle();
    await post('/sandbox/redeliver', { event: sandbox.events()[1]?.id ?? '' });
    await idle();
    expect(receiver.heard.at(-1)?.data.object).toMatchObject({ name: 'B' });
    expect(receiver.heard).toHaveLength(3);
    await post('/sandbox/redeliver', {});
    await idle();
    expect(receiver.heard).toHaveLength(5);
  });

  it('does not obey pages of other sites', async () => {
    const { sandbox, post } = await aSandbox();
    const foreign = await post('/sandbox/delivery', { duplicate: 'on' }, { origin: 'http://evil.example' });
    expect(foreign.status).toBe(403);
    expect(sandbox.delivery.duplicate).toBe(false);
    const own = await post('/sandbox/delivery', { duplicate: 'on' }, { origin: sandbox.url });
    expect(own.status).toBe(303);
  });

  it.each([
    ['/sandbox/fail', { status: '200', count: '1' }, 400],
    ['/sandbox/fail', { status: '429', count: '-1' }, 400],
    ['/sandbox/nothing', {}, 404],
  ])('refuses %s %j', async (path, form, status) => {
    const { post } = await aSandbox();
    expect((await post(path, form)).status).toBe(status);
  });

  it('takes no body without end', async () => {
    const { post } = await aSandbox();
    expect((await post('/sandbox/delivery', { x: 'x'.repeat(1_000_001) })).status).toBe(413);
  });
});
