export const report = (results, document) => document || JSON.stringify(results)
