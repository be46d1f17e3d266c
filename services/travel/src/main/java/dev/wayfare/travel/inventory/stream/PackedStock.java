package dev.wayfare.travel.inventory.stream;

import dev.wayfare.claims.ClaimBookBytes;
import dev.wayfare.runtime.decider.StateForm;
import dev.wayfare.travel.inventory.model.Stock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Stock in the store: the length of its key, its key, its book as {@link ClaimBookBytes}. */
final class PackedStock implements StateForm<Stock> {

    @Override
    public byte[] write(Stock stock) {
        byte[] resource = stock.resource().getBytes(StandardCharsets.UTF_8);
        byte[] book = ClaimBookBytes.write(stock.claims());
        return ByteBuffer.allocate(Short.BYTES + resource.length + book.length)
                .putShort((short) resource.length)
                .put(resource)
                .put(book)
                .array();
    }

    @Override
    public Stock read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] resource = new byte[in.getShort()];
        in.get(resource);
        byte[] book = new byte[in.remaining()];
        in.get(book);
        return new Stock(new String(resource, StandardCharsets.UTF_8), ClaimBookBytes.read(book));
    }
}
