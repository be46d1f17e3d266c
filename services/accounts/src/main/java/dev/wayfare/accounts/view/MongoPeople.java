package dev.wayfare.accounts.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.wayfare.accounts.api.People;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.UserId;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/** People by their profiles in MongoDB. Thread-safe. */
public final class MongoPeople implements People {

    private final MongoCollection<Document> profiles;

    public MongoPeople(MongoDatabase database) {
        profiles = database.getCollection(ProfilesView.NAME);
    }

    @Override
    public Optional<Person> findByEmail(String email) {
        for (Document document : profiles.find(Filters.eq("email", email))) {
            if (document.getString("status").equals("ACTIVE")) {
                return Optional.of(person(document));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Person> find(UserId user) {
        return Optional.ofNullable(
                        profiles.find(Filters.eq("_id", user.value())).first())
                .filter(document -> document.getString("status").equals("ACTIVE"))
                .map(MongoPeople::person);
    }

    private static Person person(Document document) {
        return new Person(
                new UserId(document.getString("userId")),
                Role.valueOf(document.getString("role").toUpperCase(Locale.ROOT)),
                document.getString("name"),
                document.getString(ProfilesView.PASSWORD_HASH));
    }
}
