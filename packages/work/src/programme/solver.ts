import loader from 'highs';
import type { Highs } from 'highs';
import type { LinearModel, Solve, SolveAnswer } from '@luoshi/programmes';

// Its types say that it is CommonJS; what Node imports is the loader itself.
const highsLoader = loader as unknown as () => Promise<Highs>;

const INFINITE = 1e30;
const bound = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * INFINITE);

/** The solver HiGHS, compiled to WebAssembly, behind the engine’s interface. Each call blocks its thread while it solves. */
export async function highsSolver(): Promise<Solve> {
  const highs = await highsLoader();
  const optimal: number = highs.constants.modelStatus.optimal;
  const infeasible = new Set<number>([
    highs.constants.modelStatus.infeasible,
    highs.constants.modelStatus.unboundedOrInfeasible,
  ]);
  return (model: LinearModel, { gap, seconds, relaxed }): SolveAnswer => {
    const { gain, lower, upper, whole } = model.columns;
    const numCols = gain.length;
    const numRows = model.rows.lower.length;
    const solver = highs.createModel({
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: gain,
      colLower: lower.map(bound),
      colUpper: upper.map(bound),
      rowLower: model.rows.lower.map(bound),
      rowUpper: model.rows.upper.map(bound),
      matrix: { format: 'csr', numRows, numCols, starts: model.starts, indices: model.indices, values: model.values },
      integrality: Int32Array.from(whole, (integral) => (integral && !relaxed ? 1 : 0)),
    });
    try {
      solver.options.set({ output_flag: false, mip_rel_gap: gap, time_limit: seconds });
      const status: number = solver.run().modelStatus;
      if (infeasible.has(status)) return { status: 'infeasible', values: [], bound: null, prices: [] };
      const found = Number(solver.info.get('primal_solution_status')) === 2;
      const { colValue, rowDual } = solver.getSolution();
      return {
        status: status === optimal ? 'optimal' : found ? 'stopped' : 'failed',
        values: found ? [...colValue] : [],
        bound: relaxed ? solver.getObjectiveValue() : Number(solver.info.get('mip_dual_bound')),
        prices: relaxed ? [...rowDual] : [],
      };
    } finally {
      solver.dispose();
    }
  };
}
