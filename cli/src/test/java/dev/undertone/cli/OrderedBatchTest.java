package dev.undertone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedBatchTest {

    @Test
    void outcomesComeInTheOrderOfTheItemsAndAFailureStopsNobody() throws IOException {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();
        CountDownLatch secondDone = new CountDownLatch(1);
        List<String> heard = new ArrayList<>();
        OrderedBatch.run(
                items,
                2,
                item -> {
                    if (item == 0) {
                        secondDone.await();
                    }
                    if (item == 1) {
                        secondDone.countDown();
                    }
                    if (item % 10 == 7) {
                        throw new IOException("bad " + item);
                    }
                    return item * item;
                },
                new OrderedBatch.Sink<Integer, Integer>() {
                    @Override
                    public void accept(Integer item, Integer outcome) {
                        heard.add(item + "=" + outcome);
                    }

                    @Override
                    public void failed(Integer item, Exception failure) {
                        heard.add(failure.getMessage());
                    }
                });
        assertThat(heard)
                .isEqualTo(items.stream()
                        .map(i -> i % 10 == 7 ? "bad " + i : i + "=" + i * i)
                        .toList());
    }
}
