/** The door to the charts: other layers import TypeScript files by name, and charts are JSX. */
export { FigureChart } from './figure-chart'
