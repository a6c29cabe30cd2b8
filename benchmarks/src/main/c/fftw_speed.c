/* Reads transform sizes, one a line, and answers each with the microseconds a frame that FFTW's single-precision real
   transform of that size took, alone, and with what makes it a power spectrum: cutting frames from a recording, a window,
   squares. Each is the best of several batches, by the CPU time of this thread. */
#include <fftw3.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BATCHES = 20, BATCH_POINTS = 1 << 20 };

static double cpu_microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static float *in;
static fftwf_complex *out;
static fftwf_plan plan;
static float *recording, *window, *power;

static void transform(int size, int frames) {
    for (int t = 0; t < frames; t++) {
        fftwf_execute(plan);
    }
}

static void power_spectra(int size, int frames) {
    for (int t = 0; t < frames; t++) {
        const float *from = recording + (size_t)t * (size / 4);
        for (int i = 0; i < size; i++) {
            in[i] = window[i] * from[i];
        }
        fftwf_execute(plan);
        for (int k = 0; k <= size / 2; k++) {
            power[k] = out[k][0] * out[k][0] + out[k][1] * out[k][1];
        }
    }
}

static double best_microseconds(void (*batch)(int, int), int size) {
    double best = 1e30;
    int frames = BATCH_POINTS / size;
    for (int i = 0; i < BATCHES; i++) {
        double start = cpu_microseconds();
        batch(size, frames);
        double each = (cpu_microseconds() - start) / frames;
        best = each < best ? each : best;
    }
    return best;
}

static void measure(int size) {
    int length = BATCH_POINTS / 4 + size;
    in = fftwf_alloc_real(size);
    out = fftwf_alloc_complex(size / 2 + 1);
    window = fftwf_alloc_real(size);
    power = fftwf_alloc_real(size / 2 + 1);
    recording = fftwf_alloc_real(length);
    plan = fftwf_plan_dft_r2c_1d(size, in, out, FFTW_MEASURE);
    srand(1);
    for (int i = 0; i < length; i++) {
        recording[i] = rand() / (float)RAND_MAX - 0.5f;
    }
    for (int i = 0; i < size; i++) {
        window[i] = 0.5 - 0.5 * cos(2 * M_PI * i / size);
        in[i] = recording[i];
    }
    double alone = best_microseconds(transform, size);
    printf("%.4f %.4f\n", alone, best_microseconds(power_spectra, size));
    fftwf_destroy_plan(plan);
    fftwf_free(in);
    fftwf_free(out);
    fftwf_free(window);
    fftwf_free(power);
    fftwf_free(recording);
}

int main(void) {
    int size;
    while (scanf("%d", &size) == 1) {
        measure(size);
        fflush(stdout);
    }
    return 0;
}
