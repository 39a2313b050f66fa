import type { EditionWords } from './shape.ts';

export const uk: EditionWords = {
  monthSubject: (month, title) => `${month}: ${title}`,
  milestonesSubject: (title) => `Вдалося: ${title}`,
  preheader: (month, covered, needed) => `${month}: уже є ${covered} з ${needed}.`,
  preheaderWithoutNeeds: (month) => `${month}: що попереду і що сталося останнім часом.`,
  copyInSubject: 'Копія: ',
  copy: 'Можливо, Ви вже отримували цей лист. Це той самий лист, а не другий.',
  greeting: 'Добрий день!',
  monthIntro: (month) =>
    `Тут Ви прочитаєте, що потрібно на ${month}, скільки вже є і що вдалося зробити за гроші попереднього місяця.`,
  federationIntro: (month) =>
    `Тут Ви прочитаєте, що потрібно нашим кампаніям на ${month} і чого вони досягли.`,
  milestonesIntro: 'Є чому порадіти:',
  needsTitle: (month) => `Що потрібно на ${month}`,
  covered: (covered, needed, percent) => `Зібрано ${covered} з ${needed}, це ${percent}.`,
  missing: (amount) => `Ще бракує ${amount}.`,
  full: 'Отже, усе забезпечено. Те, що надійде тепер, допоможе наступному місяцю.',
  nothingNeeded: 'На цей місяць потреб не внесено.',
  pending: (amount) => `У дорозі ${amount}: списання, які банк іще виконує.`,
  costTypes: { staff: 'Персонал', material: 'Матеріальні витрати' },
  coveredBy: 'За рахунок:',
  sources: {
    donation: 'пожертви',
    membership: 'членські внески',
    grant: 'гранти',
    event: 'заходи',
  },
  part: (covered, needed) => `${covered} з ${needed}`,
  moreOnPage: 'Тут умістилося не все: увесь лист можна прочитати в браузері.',
  give: 'Пожертвувати',
  closed: 'Ця кампанія більше не приймає пожертв.',
  lastTitle: (month) => `Що вдалося: ${month}`,
  received: (amount) => `Надійшло ${amount}.`,
  nothingReceived: 'Цього місяця гроші не надходили.',
  returned: (amount) => `${amount} повернулося жертводавцям; цю суму вже відраховано.`,
  spentOn: 'Ось скільки було на кожну потребу:',
  milestonesTitle: 'Чого досягнуто',
  half: {
    staff: (month) => `${month}: половину витрат на персонал зібрано.`,
    material: (month) => `${month}: половину матеріальних витрат зібрано.`,
  },
  whole: {
    staff: (month) => `${month}: витрати на персонал забезпечено повністю.`,
    material: (month) => `${month}: матеріальні витрати забезпечено повністю.`,
  },
  year: (year) => `Усе, що ще потрібно у ${year} році, забезпечено.`,
  firstGift: (centre) =>
    centre === undefined ? 'Надійшла перша пожертва.' : `Надійшла перша пожертва для «${centre}».`,
  nextStepTitle: 'Що Ви можете зробити',
  tellOthers: 'Розкажіть іншим: на сторінці кампанії щодня видно, чого ще бракує.',
  page: 'Читати цей лист у браузері',
  asOf: (day) => `Усі цифри станом на ${day}`,
  answer:
    'Маєте запитання чи ідею? Просто дайте відповідь на цей лист: її отримають люди, які ведуть кампанію.',
  closing: 'Щиро Ваші',
  why: {
    month: 'Ви отримуєте цей лист приблизно раз на місяць, бо замовили його і підтвердили це.',
    milestones: 'Ви отримуєте цей лист, бо хотіли читати, коли чогось досягнуто, і підтвердили це.',
  },
  preferences: 'Змінити мову, теми й частоту',
  leave: 'Відписатися',
};
