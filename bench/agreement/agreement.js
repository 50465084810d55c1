// What of the product is measured, as one module.
export { ShardedMap } from '../../annotations/model/sharded-map'
export { gammaSteps, gammaUnits } from '../../annotations/review/agreement/gamma'
export { krippendorffAlpha } from '../../annotations/review/agreement/krippendorff-alpha'
export { seededRandom } from '../../annotations/chance/seeded-random'
export { AgreementMeter } from '../../annotations/review/agreement/set-agreement'
export { alignSets } from '../../annotations/review/align-sets'
export { setIntervals } from '../../annotations/review/agreement/set-intervals'
