import type { EditionWords } from './shape.ts';

export const tr: EditionWords = {
  monthSubject: (month, title) => `${month}: ${title}`,
  milestonesSubject: (title) => `Başardık: ${title}`,
  preheader: (month, covered, needed) => `${month}: gereken ${needed}, şimdiden karşılanan ${covered}.`,
  preheaderWithoutNeeds: (month) => `${month}: neler gerekiyor, son olarak neler oldu.`,
  copyInSubject: 'Kopya: ',
  copy: 'Bu mektubu daha önce almış olabilirsiniz. Aynı mektuptur, ikinci bir mektup değildir.',
  greeting: 'Merhaba,',
  monthIntro: (month) =>
    `${month} için neye ihtiyaç olduğunu, bunun ne kadarının karşılandığını ve önceki ayın parasıyla neler yapıldığını burada okuyabilirsiniz.`,
  federationIntro: (month) =>
    `Kampanyalarımızın ${month} için nelere ihtiyacı olduğunu ve nereye geldiğini burada okuyabilirsiniz.`,
  milestonesIntro: 'Kutlayacak bir şey var:',
  needsTitle: (month) => `${month} için gerekenler`,
  covered: (covered, needed, percent) => `Gereken ${needed}, karşılanan ${covered}: ${percent}.`,
  missing: (amount) => `${amount} daha gerekiyor.`,
  full: 'Böylece hepsi karşılandı. Bundan sonra gelenler bir sonraki aya yardım eder.',
  nothingNeeded: 'Bu ay için ihtiyaç girilmedi.',
  pending: (amount) => `Yolda olan: ${amount}. Banka bu tutarı hesaplardan henüz çekiyor.`,
  costTypes: { staff: 'Personel', material: 'Malzeme giderleri' },
  coveredBy: 'Karşılayan kaynaklar:',
  sources: {
    donation: 'bağışlar',
    membership: 'üye aidatları',
    grant: 'hibe ve destekler',
    event: 'etkinlikler',
  },
  part: (covered, needed) => `${covered} / ${needed}`,
  moreOnPage: 'Hepsi buraya sığmadı: mektubun tamamını tarayıcınızda okuyabilirsiniz.',
  give: 'Şimdi bağış yap',
  closed: 'Bu kampanya artık bağış kabul etmiyor.',
  lastTitle: (month) => `${month} ayında neler oldu`,
  received: (amount) => `Toplanan: ${amount}.`,
  nothingReceived: 'Bu ay para gelmedi.',
  returned: (amount) => `${amount} verenlere geri gitti; bu tutar toplamdan düşülmüştür.`,
  spentOn: 'Her biri için eldeki tutar:',
  milestonesTitle: 'Ulaştıklarımız',
  half: {
    staff: (month) => `${month}: personel giderlerinin yarısı karşılandı.`,
    material: (month) => `${month}: malzeme giderlerinin yarısı karşılandı.`,
  },
  whole: {
    staff: (month) => `${month}: personel giderlerinin tamamı karşılandı.`,
    material: (month) => `${month}: malzeme giderlerinin tamamı karşılandı.`,
  },
  year: (year) => `${year} yılında hâlâ gereken her şey güvence altında.`,
  firstGift: (centre) => (centre === undefined ? 'İlk bağış geldi.' : `“${centre}” için ilk bağış geldi.`),
  nextStepTitle: 'Neler yapabilirsiniz',
  tellOthers: 'Başkalarına anlatın: kampanyanın sayfası her gün neyin eksik olduğunu gösterir.',
  page: 'Bu mektubu tarayıcıda oku',
  asOf: (day) => `Tüm rakamların tarihi: ${day}.`,
  answer:
    'Bir sorunuz veya fikriniz mi var? Bu e-postayı yanıtlamanız yeterli; yanıtınız kampanyadaki insanlara ulaşır.',
  closing: 'Sevgilerle',
  why: {
    month: 'Bu mektubu yaklaşık ayda bir alıyorsunuz, çünkü onu istediniz ve bunu onayladınız.',
    milestones:
      'Bu mektubu alıyorsunuz, çünkü bir hedefe ulaşıldığında okumak istediniz ve bunu onayladınız.',
  },
  preferences: 'Dili, konuları ve sıklığı değiştir',
  leave: 'Abonelikten çık',
};
