/* Reads transform sizes, one a line, and answers each with the microseconds that FFTW's single-precision real transform
   of that size took: the best of several batches, by the CPU time of this thread. */
#include <fftw3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BATCHES = 20, BATCH_POINTS = 1 << 22 };

static double cpu_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static double best_microseconds(int size) {
    float *in = fftwf_alloc_real(size);
    fftwf_complex *out = fftwf_alloc_complex(size / 2 + 1);
    fftwf_plan plan = fftwf_plan_dft_r2c_1d(size, in, out, FFTW_MEASURE);
    srand(1);
    for (int i = 0; i < size; i++) {
        in[i] = rand() / (float)RAND_MAX - 0.5f;
    }
    double best = 1e30;
    int transforms = BATCH_POINTS / size;
    for (int batch = 0; batch < BATCHES; batch++) {
        double start = cpu_microseconds();
        for (int i = 0; i < transforms; i++) {
            fftwf_execute(plan);
        }
        double each = (cpu_microseconds() - start) / transforms;
        best = each < best ? each : best;
    }
    fftwf_destroy_plan(plan);
    fftwf_free(in);
    fftwf_free(out);
    return best;
}

int main(void) {
    int size;
    while (scanf("%d", &size) == 1) {
        printf("%.4f\n", best_microseconds(size));
        fflush(stdout);
    }
    return 0;
}
