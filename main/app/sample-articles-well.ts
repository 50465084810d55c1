import type { SampleArticle } from './sample-articles'

/** Text in two scripts, right to left and left to right in one paragraph, with combining marks. All names are invented. */
export const WELL_SAMPLE: SampleArticle = {
  metadata: {
    title: 'سكان وادي النسيم يختلفون على بئر جديدة',
    outlet: 'Wadi an-Nasim Courier (sample)',
    author: 'Sample article written for Claimlight',
    published: '2024-04-20',
    url: '',
    language: 'ar',
  },
  text: `سكان وادي النسيم يختلفون على بئر جديدة

قالت المهندسة سَلْمَى الرَّيّان إنّ البئر الجديدة ستكفي 600 عائلة. وقال المزارع يُونُس حدّاد: «الماء في بئرنا القديمة انخفض مترين منذ الخريف».

English summary

Engineer Salma ar-Rayyān said that the new well (البئر الجديدة) would serve 600 families in Wādī an-Nasīm.

“Our old well has dropped by two metres since the autumn,” said farmer Yūnus Ḥaddād. “The word for that is «انخفض», and nobody has measured it but us.”

The water office denied that the old well had dropped. Drilling began on 3 March and reached water at a depth of 84 metres.

Ḥaddād’s neighbours accused the office of measuring only at night. A café owner, Zoë Lindqvist-Amādi, wrote under a photo of the drill: “Deep enough? 💧👩🏽‍🔧”
`,
}
