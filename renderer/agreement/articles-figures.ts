import type { FigureData } from '#shared/figures/figure-data'
import { articlesFigure, intervalRow, intervalsFigure } from '#shared/figures/interval-row'
import { message } from '#shared/messages/message'
import type { ArticleRow, ArticlesMeasured } from './measure-articles'
import type { Listed, Opening, Openings } from './openings'

/** All articles together, and each for itself. A row opens the claims that disagree in it. */
export function articlesFigures({ rows, together }: ArticlesMeasured, openings: Openings): readonly FigureData[] {
  const all = (measure: 'alpha' | 'ac1' | 'fleiss') => {
    const label = message(`measure-of.${measure}`)
    const title = `${message('figures.articles.together')}, ${label}`
    return intervalRow(
      label,
      together.tags[measure],
      together.intervals[measure],
      openings.addOther(() => openingOfAll(title, rows)),
    )
  }
  const each = rows.map((row) =>
    intervalRow(
      row.title,
      row.alpha,
      row.interval,
      openings.addOther(() => openingOfOne(row)),
    ),
  )
  const words = {
    title: message('figures.articles.together'),
    description: message('figures.articles.together.about'),
    rowsAre: message('figure.coefficients.rows'),
    valueIs: message('figure.value'),
  }
  return [
    ...(rows.length > 1 ? [intervalsFigure(words, [all('alpha'), all('ac1'), all('fleiss')])] : []),
    articlesFigure(message('measure-of.alpha'), each),
  ]
}

function openingOfAll(title: string, rows: readonly ArticleRow[]): Opening {
  const blind = rows.filter(({ statements }) => statements === null).length
  return {
    heading: message('figures.list', { title }),
    note: blind === 0 ? '' : message('figures.articles.blind', { count: blind }),
    // Which article each is from, where they are of several.
    statements: rows.flatMap(({ title: article, statements }): readonly Listed[] =>
      (statements ?? []).map((statement) => ({ ...statement, words: [article, ...statement.words] })),
    ),
    whole: null,
  }
}

function openingOfOne({ id, title, statements }: ArticleRow): Opening {
  return {
    heading: message('figures.list', { title }),
    note: statements === null ? message('figures.articles.blind-here') : '',
    statements: statements ?? [],
    whole: { words: message('figures.articles.open'), leads: { kind: 'article', articleId: id, key: null } },
  }
}
