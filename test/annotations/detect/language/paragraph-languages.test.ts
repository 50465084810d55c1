import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { languageOf, paragraphLanguages } from '#annotations/detect/language/paragraph-languages'
import { splitParagraphs } from '#annotations/detect/reading/paragraphs'
import { brokenText } from '#support/texts'

const ENGLISH = 'The harbour office said on Monday that the ferry would not sail before the storm had passed.'
const GERMAN = 'Die Hafenbehörde teilte am Montag mit, dass die Fähre erst nach dem Sturm wieder fahren wird.'
const FRENCH = 'Le port a annoncé lundi que le bac ne partira pas avant la fin de la tempête, selon un communiqué.'

const SENTENCES: readonly (readonly [string, string])[] = [
  ['en', ENGLISH],
  ['de', GERMAN],
  ['fr', FRENCH],
  ['es', 'El puerto anunció el lunes que el transbordador no saldrá hasta que pase la tormenta, según la alcaldesa.'],
  ['pt', 'O porto anunciou na segunda-feira que a balsa não sairá até que a tempestade passe, disse a prefeita.'],
  ['it', 'Il porto ha annunciato lunedì che il traghetto non partirà prima della fine della tempesta.'],
  ['nl', 'De haven meldde maandag dat de veerboot niet zal varen voordat de storm voorbij is.'],
  ['sv', 'Hamnen meddelade i måndags att färjan inte ska gå förrän stormen har dragit förbi.'],
  ['fi', 'Satama kertoi maanantaina, että lautta ei lähde ennen kuin myrsky on ohi, ja se on vielä satamassa.'],
  ['pl', 'Port poinformował w poniedziałek, że prom nie wypłynie, zanim nie minie burza, która jest już na zatoce.'],
  ['cs', 'Přístav v pondělí oznámil, že trajekt nevypluje, dokud bouře nepřejde, a že se to může ještě změnit.'],
  ['hu', 'A kikötő hétfőn közölte, hogy a komp nem indul el, amíg a vihar el nem vonul, és ez még változhat.'],
  ['ro', 'Portul a anunțat luni că feribotul nu va pleca până când furtuna nu trece, după cum a spus primarul.'],
  ['tr', 'Liman pazartesi günü feribotun fırtına geçene kadar kalkmayacağını ve bu kararın çok doğru olduğunu duyurdu.'],
  ['az', 'Liman bazar ertəsi bildirib ki, bərə tufan keçənə qədər yola düşməyəcək və bu qərar üçün səbəb var.'],
  ['ru', 'Порт сообщил в понедельник, что паром не выйдет, пока не пройдёт буря.'],
  ['uk', 'Порт повідомив у понеділок, що пором не вийде, доки не мине буря.'],
  ['bg', 'Пристанището съобщи в понеделник, че фериботът няма да тръгне, преди бурята да отмине.'],
  ['el', 'Το λιμάνι ανακοίνωσε τη Δευτέρα ότι το πλοίο δεν θα φύγει πριν περάσει η καταιγίδα.'],
  ['hy', 'Նավահանգիստը երկուշաբթի հայտնեց, որ լաստանավը չի մեկնի մինչև փոթորկի ավարտը։'],
  ['ka', 'პორტმა ორშაბათს განაცხადა, რომ ბორანი ქარიშხლამდე არ გავა.'],
  ['he', 'הנמל הודיע ביום שני כי המעבורת לא תצא לפני שהסערה תחלוף.'],
  ['ar', 'أعلن الميناء يوم الاثنين أن العبارة لن تبحر قبل انتهاء العاصفة.'],
  ['fa', 'بندر روز دوشنبه اعلام کرد که کشتی پیش از پایان طوفان حرکت نمی‌کند چون خطر هست.'],
  ['hi', 'बंदरगाह ने सोमवार को कहा कि तूफान थमने तक नौका नहीं चलेगी।'],
  ['zh', '港口星期一表示，渡轮要等风暴过去以后才会开航。'],
  ['ja', '港は月曜日、嵐が過ぎるまでフェリーは出ないと発表した。'],
  ['ko', '항구는 월요일에 폭풍이 지나갈 때까지 여객선이 뜨지 않는다고 밝혔다.'],
]

const languagesOf = (text: string) => paragraphLanguages(text, splitParagraphs(text))

describe('the language of a paragraph', () => {
  test.each(SENTENCES)('%s: %s', (code, sentence) => {
    expect(languageOf(sentence)).toBe(code)
  })

  test.each([['Reuters'], [''], ['12.5.2021'], ['Zhang Wei, Łukasz Nowak and José Muñoz'], ['α = 0.05']])('%j does not tell', (sample) => {
    expect(languageOf(sample)).toBeNull()
  })

  test.each([
    ['The head of the Partido Verde, José Muñoz, said that the vote in São Paulo was not fair.'],
    ['“Das ist nicht wahr,” the mayor of Oster told reporters on the steps of the town hall.'],
    ['The word “спасибо” is on the wall of the café.'],
    ['In the Académie française, le mot juste is what they are after.'],
  ])('names and words of others do not make it foreign: %s', (sentence) => {
    expect(languageOf(sentence)).toBe('en')
  })
})

describe('the languages of an article', () => {
  test('mixed: by paragraph, the language being that of most of the text', () => {
    const { text, supported } = languagesOf([GERMAN, ENGLISH, GERMAN, FRENCH].join('\n\n'))
    expect(text).toEqual({ code: 'de', supported: false, others: ['fr'] })
    expect(supported).toEqual([false, true, false, false])
  })

  test('a paragraph that does not tell is what most of the text is', () => {
    expect(languagesOf(`${GERMAN}\n\nReuters\n\n${GERMAN}`).supported).toEqual([false, false, false])
    expect(languagesOf(`${ENGLISH}\n\nReuters`).supported).toEqual([true, true])
  })

  test('an English article with a paragraph in another language is read, and the other is named', () => {
    expect(languagesOf(`${ENGLISH}\n\n${ENGLISH}\n\n${FRENCH}`)).toEqual({
      text: { code: 'en', supported: true, others: ['fr'] },
      supported: [true, true, false],
    })
  })

  test('a text too short to tell is read as English', () => {
    expect(languagesOf('Rain.')).toEqual({ text: { code: 'und', supported: true, others: [] }, supported: [true] })
    expect(languagesOf('').text.code).toBe('und')
  })

  test('is the same for the same text, whatever it holds', () => {
    fc.assert(
      fc.property(brokenText(40), (text) => {
        expect(languagesOf(text)).toEqual(languagesOf(text))
        expect(languagesOf(text).supported).toHaveLength(splitParagraphs(text).length)
      }),
    )
  })
})
