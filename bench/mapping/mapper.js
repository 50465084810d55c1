// What of the product is measured, as one module.
export { ClaimMapper } from '../../annotations/revise/map-claims'
export { mapText } from '../../annotations/revise/map-text'
