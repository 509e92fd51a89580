import { matrixQuestions, type SeverityMatrix } from '../model/severity.ts'

/** The four answers in words: `Impact: down for some, or degraded for all. Spread: …`. */
export const matrixText = (matrix: SeverityMatrix): string =>
  matrixQuestions
    .map(({ key, title, answers }) => {
      const answer = answers[matrix[key]] ?? String(matrix[key])
      return `${title}: ${answer.charAt(0).toLowerCase()}${answer.slice(1)}.`
    })
    .join(' ')
