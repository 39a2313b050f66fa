/**
 * The colours of everything a person sees in a browser, light and dark; one place, so that page, widget and the local
 * pages stay of one kind. Each pair of ink and ground keeps at least 4.5:1, lines of controls 3:1 (WCAG 2.2, 1.4.3 and
 * 1.4.11). Letters have their own in shared/email: mail programs know no custom properties.
 */
export const look = `--ground:light-dark(#f4f2ec,#131715);--card:light-dark(#fff,#1c221f);--ink:light-dark(#1e2421,#eceeec);--soft:light-dark(#58625c,#a9b3ad);--line:light-dark(#e0dacd,#39423d);--edge:light-dark(#77807a,#8a958f);--accent:light-dark(#1d6a55,#8ed1bb);--on-accent:light-dark(#fff,#10221c);--pending:light-dark(#9a6a00,#e3b75b);--refused:light-dark(#b3261e,#f2b8b5)`;
