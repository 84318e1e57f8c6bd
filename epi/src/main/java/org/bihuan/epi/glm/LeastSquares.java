package org.bihuan.epi.glm;

/** Weighted least squares of a fixed shape by Householder's reflections; the matrix is overwritten by its factor. */
final class LeastSquares {
    private final double[][] a;
    private final double[] right;
    private final int columns;

    LeastSquares(int rows, int columns) {
        this.a = new double[rows][columns];
        this.right = new double[rows];
        this.columns = columns;
    }

    void set(int row, double[] values, double factor, double target) {
        for (int j = 0; j < columns; j++) {
            a[row][j] = values[j] * factor;
        }
        right[row] = target;
    }

    /** Coefficients; the upper triangle then holds R of the factorisation. */
    double[] solve() {
        for (int j = 0; j < columns; j++) {
            reflect(j);
        }
        double[] b = new double[columns];
        for (int j = columns - 1; j >= 0; j--) {
            double sum = right[j];
            for (int k = j + 1; k < columns; k++) {
                sum -= a[j][k] * b[k];
            }
            b[j] = sum / a[j][j];
        }
        return b;
    }

    private void reflect(int j) {
        double norm = 0;
        for (int i = j; i < a.length; i++) {
            norm += a[i][j] * a[i][j];
        }
        norm = Math.sqrt(norm);
        if (norm == 0) {
            return;
        }
        double pivot = a[j][j] > 0 ? -norm : norm;
        a[j][j] -= pivot;
        double scale = -pivot * a[j][j];
        for (int k = j + 1; k < columns; k++) {
            double sum = 0;
            for (int i = j; i < a.length; i++) {
                sum += a[i][j] * a[i][k];
            }
            for (int i = j; i < a.length; i++) {
                a[i][k] -= sum / scale * a[i][j];
            }
        }
        double sum = 0;
        for (int i = j; i < a.length; i++) {
            sum += a[i][j] * right[i];
        }
        for (int i = j; i < a.length; i++) {
            right[i] -= sum / scale * a[i][j];
        }
        a[j][j] = pivot;
    }

    /** (RᵀR)⁻¹ after {@link #solve}. */
    double[][] inverse() {
        double[][] inverted = new double[columns][columns];
        for (int j = 0; j < columns; j++) {
            inverted[j][j] = 1 / a[j][j];
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) {
                    sum -= a[i][k] * inverted[k][j];
                }
                inverted[i][j] = sum / a[i][i];
            }
        }
        double[][] product = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                for (int k = Math.max(i, j); k < columns; k++) {
                    product[i][j] += inverted[i][k] * inverted[j][k];
                }
            }
        }
        return product;
    }
}
